import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/shared/api/client";
import { Command } from "./Command";
import { Icon } from "./icons";
import classes from "./states.module.css";
import { VerdictShape } from "./Verdict";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  command?: string;
  action?: ReactNode;
}

/// What would be here, and how to get it, with the exact command where there is one.
export function EmptyState({ title, children, command, action }: EmptyProps) {
  return (
    <div className={classes.state}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {command && <Command>{command}</Command>}
      {action && <div className={classes.buttons}>{action}</div>}
    </div>
  );
}

/// What may not be seen, who can grant it.
export function ForbiddenState({ what }: { what?: string }) {
  const { t } = useTranslation("shared");
  return (
    <div className={classes.state} role="alert">
      <h2>
        <Icon name="lock" size={18} />
        {what ?? t("forbidden.title")}
      </h2>
      <p>{t("forbidden.who")}</p>
    </div>
  );
}

function known(status: number) {
  if (status === 0) return "unreachable" as const;
  if (status === 404) return "missing" as const;
  if (status === 413) return "large" as const;
  if (status === 429) return "busy" as const;
  return status >= 500 ? ("server" as const) : ("refused" as const);
}

/// What failed, why, what to do, and the trace id to quote.
export function FailedState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation("shared");
  if (error instanceof ApiError && error.status === 403) return <ForbiddenState />;
  const api = error instanceof ApiError ? error : null;
  const kind = api ? known(api.status) : "page";
  const { title, detail, fix, traceId, code } = api?.problem ?? {};
  return (
    <div className={classes.state} role="alert">
      <h2>
        <VerdictShape verdict={kind === "missing" ? "unknown" : "rejected"} size={18} />
        {kind !== "missing" && code && title ? title : t(`failed.${kind}.title`)}
      </h2>
      <p>{kind === "missing" ? t("failed.missing.why") : (detail ?? t(`failed.${kind}.why`))}</p>
      <p>{fix ?? t(`failed.${kind}.fix`)}</p>
      {traceId && (
        <span className={classes.trace}>
          {t("failed.trace")} <code>{traceId}</code> {code && <code>{code}</code>}
        </span>
      )}
      {retry && kind !== "missing" && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={retry}>
            {t("action.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

/// The index runs behind the record by this many seconds.
export function StaleNote({ seconds }: { seconds: number }) {
  const { t } = useTranslation("shared");
  if (seconds < 5) return null;
  return (
    <div className={classes.stale} role="status">
      <Icon name="info" size={14} />
      {t("stale", { seconds: Math.round(seconds) })}
    </div>
  );
}

/// What a reader must know before she believes a figure, e.g. that the data are synthetic.
export function Notice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.notice} role="note">
      <VerdictShape verdict="warned" />
      <b>{label}</b>
      <span>{children}</span>
    </div>
  );
}
