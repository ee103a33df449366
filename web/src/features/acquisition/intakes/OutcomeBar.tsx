import { useTranslation } from "react-i18next";
import type { IntakeRow } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import classes from "../acquisition.module.css";

export const OUTCOMES = [
  { id: "accepted", color: "passed" },
  { id: "warned", color: "warned" },
  { id: "quarantined", color: "rejected" },
  { id: "unknown", color: "unknown" },
  { id: "duplicates", color: "unknown" },
] as const;

/// What became of the files of an import, as one bar; the rest is still waiting.
export function OutcomeBar({ intake, tall = false }: { intake: IntakeRow; tall?: boolean }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const settled = OUTCOMES.reduce((sum, { id }) => sum + intake[id], 0);
  const words = OUTCOMES.filter(({ id }) => intake[id] > 0)
    .map(({ id }) => `${t(`outcome.${id}`)} ${format.count(intake[id])}`)
    .join(" · ");
  return (
    <div className={classes.outcome}>
      <span
        className={tall ? classes.trackTall : classes.track}
        role="img"
        aria-label={words || t("outcome.waiting")}
        title={words}
      >
        {OUTCOMES.map(({ id, color }) => (
          <i key={id} data-id={id} style={{ flexGrow: intake[id], background: `var(--nh-color-${color})` }} />
        ))}
        <i style={{ flexGrow: Math.max(0, intake.files - settled) }} />
      </span>
      {!tall && <small>{words || t("outcome.waiting")}</small>}
    </div>
  );
}
