import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { IntakeRow } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { EmptyState } from "@/shared/ui/states";
import classes from "./home.module.css";

export function Running({ intakes }: { intakes: readonly IntakeRow[] }) {
  const { t } = useTranslation("home");
  const live = intakes.some((intake) => intake.state === "receiving" || intake.state === "processing");
  const title = t(live || intakes.length === 0 ? "running.title" : "running.recent");
  return (
    <Card title={title} action={<Link to="/intake">{t("running.all")}</Link>}>
      {intakes.length === 0 && <EmptyState title={t("running.none")}>{t("running.noneBody")}</EmptyState>}
      <ul className={classes.running}>
        {intakes.map((intake) => (
          <RunningIntake key={intake.id} intake={intake} />
        ))}
      </ul>
    </Card>
  );
}

function RunningIntake({ intake }: { intake: IntakeRow }) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const share = intake.files > 0 ? Math.min(1, intake.done / intake.files) : 0;
  const over = intake.state !== "receiving" && intake.state !== "processing";
  return (
    <li>
      <div>
        <Link to={`/intake/${intake.id}`}>{intake.dataset}</Link>
        <span className="dim">{format.text(intake.project.title)}</span>
        <span className={classes.share}>
          {over ? format.since(intake.finishedAt ?? intake.startedAt) : format.percent(share)}
        </span>
      </div>
      {!over && <Progress value={share * 100} size={6} aria-label={intake.dataset} />}
      <small>
        {t("running.files", { done: format.count(intake.done), files: format.count(intake.files) })}
      </small>
    </li>
  );
}
