import { useTranslation } from "react-i18next";
import { ApiError } from "@/shared/api/client";
import classes from "./states.module.css";

/// Why an action did not work and what to do, in the place where it was asked for.
export function FailedNote({ error }: { error: unknown }) {
  const { t } = useTranslation("shared");
  const problem = error instanceof ApiError ? error.problem : {};
  const unreachable = error instanceof ApiError && error.status === 0;
  const title = problem.title ?? t(unreachable ? "failed.unreachable.why" : "failed.refused.why");
  const fix = problem.fix ?? t(unreachable ? "failed.unreachable.fix" : "failed.refused.fix");
  return (
    <div className={classes.note} role="alert">
      <b>{title}</b>
      {problem.detail && <span>{problem.detail}</span>}
      <span>{fix}</span>
      {problem.traceId && <code>{problem.traceId}</code>}
    </div>
  );
}
