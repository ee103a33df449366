import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CrossCheck } from "@/shared/api/types/catalogue";
import { useSaid } from "@/shared/i18n/said";
import { EmptyState } from "@/shared/ui/states";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "../catalogue.module.css";

const KNOWN = ["sex", "age", "clock"] as const;

/// Whether several sources say the same of one subject; those that differ first.
export function CrossChecks({ checks }: { checks: readonly CrossCheck[] }) {
  const { t } = useTranslation("catalogue");
  if (checks.length === 0)
    return <EmptyState title={t("quality.noChecks")}>{t("quality.noChecksBody")}</EmptyState>;
  const ordered = [...checks].sort((one, other) => Number(one.agrees) - Number(other.agrees));
  const agreeing = ordered.filter((check) => check.agrees).length;
  return (
    <ul className={classes.checks}>
      {ordered
        .filter((check) => !check.agrees)
        .map((check, index) => (
          <Differs key={index} check={check} />
        ))}
      {agreeing > 0 && (
        <li>
          <VerdictShape verdict="passed" />
          <span>{t("quality.agree", { count: agreeing })}</span>
        </li>
      )}
    </ul>
  );
}

function Differs({ check }: { check: CrossCheck }) {
  const { t } = useTranslation("catalogue");
  const words = useSaid();
  const known = KNOWN.find((name) => name === check.check);
  const said = Object.entries(check.sources).map(
    ([source, value]) => `${source}: ${words(check.check, value)}`,
  );
  return (
    <li>
      <VerdictShape verdict="warned" />
      <span>
        {check.subjectId ? (
          <Link to={`/subjects/${check.subjectId}`}>{check.subject}</Link>
        ) : (
          <b>{check.subject}</b>
        )}{" "}
        {known ? t(`quality.check.${known}`) : check.check}
        <small>{said.join(" · ")}</small>
      </span>
    </li>
  );
}
