import { useTranslation } from "react-i18next";
import type { IntakeRow, IntakeState as State } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { VerdictShape } from "@/shared/ui/Verdict";
import type { Verdict } from "@/shared/api/types/common";
import classes from "../acquisition.module.css";

const SHAPES: Record<State, Verdict | null> = {
  receiving: null,
  processing: null,
  done: "passed",
  failed: "rejected",
  discarded: "unknown",
};

/// Where an import is on its way; a finished one with files in quarantine says so.
export function IntakeState({ intake }: { intake: IntakeRow }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const shape = intake.state === "done" && intake.quarantined > 0 ? "warned" : SHAPES[intake.state];
  const share = intake.files > 0 ? format.percent(Math.min(1, intake.done / intake.files)) : "";
  return (
    <span className={classes.state} data-state={intake.state}>
      {shape ? <VerdictShape verdict={shape} /> : <i className={classes.pulse} aria-hidden="true" />}
      {t(`state.${intake.state}`)}
      {intake.state === "processing" && <span className="dim">{share}</span>}
    </span>
  );
}
