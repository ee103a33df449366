import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAll } from "@/shared/api/pages";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Definitions } from "@/shared/ui/Definitions";
import classes from "./inbox.module.css";

/// Where an archived study stands, and the way to its images.
export function Standing({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const { project, dataset, subject, session, studyUid } = arrival;
  const toStudy = studyUid && <Link to={`/studies/${studyUid}`}>{t("inbox.toStudy")}</Link>;
  if (arrival.state !== "archived") return toStudy && <p className={classes.fix}>{toStudy}</p>;
  return (
    <section className={classes.standing}>
      <Definitions
        items={[
          [
            t("inbox.project"),
            project && (
              <Link key="project" to={`/projects/${project.key}`}>
                {format.text(project.title)}
              </Link>
            ),
          ],
          [
            t("inbox.dataset"),
            project && dataset && <DatasetLink key="dataset" project={project.key} name={dataset} />,
          ],
          [t("inbox.subject"), subject],
          [t("inbox.session"), session && `ses-${session}`],
        ]}
      />
      {toStudy && <p>{toStudy}</p>}
    </section>
  );
}

/// Its page, where the conversion has made one.
function DatasetLink({ project, name }: { project: string; name: string }) {
  const datasets = useAll<DatasetRow>("/datasets", { project });
  const found = datasets.data?.find((one) => one.name === name);
  return found ? <Link to={`/datasets/${found.id}`}>{name}</Link> : name;
}
