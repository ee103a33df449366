import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Intake } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Figures } from "@/shared/ui/Definitions";
import classes from "../acquisition.module.css";
import { useUploads } from "../upload/uploads";
import { OutcomeBar } from "./OutcomeBar";

const STAGES = ["receiving", "sorting", "checking", "storing", "registering"] as const;

/// The steps of an import, and its files by what became of them.
export function Progress({ intake }: { intake: Intake }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const sending = useUploads().some((upload) => upload.intake === intake.id);
  const running = intake.state === "receiving" || intake.state === "processing";
  return (
    <Card padded>
      {running && <Steps stage={intake.stage} />}
      <OutcomeBar intake={intake} tall />
      <div className={classes.figures}>
        <Figures
          items={[
            [
              t("intakes.files"),
              running
                ? `${format.count(intake.done)} / ${format.count(intake.files)}`
                : format.count(intake.files),
            ],
            [t("intake.bytes"), format.bytes(intake.bytes)],
            [t("outcome.accepted"), format.count(intake.accepted)],
            [t("outcome.warned"), format.count(intake.warned)],
            [t("outcome.quarantined"), format.count(intake.quarantined)],
            [t("outcome.unknown"), format.count(intake.unknown)],
            [t("outcome.duplicates"), format.count(intake.duplicates)],
          ]}
        />
      </div>
      {intake.state === "processing" && <p className={classes.leave}>{t("intake.leave")}</p>}
      {intake.state === "receiving" && !sending && (
        <p className={classes.leave}>
          {t("intake.waiting")} <Link to={resume(intake)}>{t("intake.choose")}</Link>
        </p>
      )}
    </Card>
  );
}

/// The same files for the same project and dataset go on with this import.
function resume({ project, dataset }: Intake): string {
  return `/intake?${new URLSearchParams({ project: project.key, dataset }).toString()}`;
}

function Steps({ stage }: { stage: string | null }) {
  const { t } = useTranslation("acquisition");
  const at = STAGES.findIndex((one) => one === stage);
  return (
    <ol className={classes.steps}>
      {STAGES.map((one, index) => (
        <li
          key={one}
          data-when={index < at ? "past" : index === at ? "now" : "later"}
          aria-current={index === at ? "step" : undefined}
        >
          {t(`stage.${one}`)}
        </li>
      ))}
    </ol>
  );
}
