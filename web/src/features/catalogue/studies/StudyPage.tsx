import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useObject } from "@/shared/api/pages";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { Definitions } from "@/shared/ui/Definitions";
import { Icon } from "@/shared/ui/icons";
import { Loaded } from "@/shared/ui/Loaded";
import { Facts, Page } from "@/shared/ui/Page";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { Lights } from "./Lights";
import { Mend } from "./Mend";
import { SeriesList } from "./SeriesList";
import classes from "./studies.module.css";
import type { Study } from "./types";

/// One study: its series, what the checks say of them, and what was removed.
export function StudyPage() {
  const { uid = "" } = useParams();
  const study = useObject<Study>(`/dicom/studies/${uid}`);
  return (
    <Loaded
      query={study}
      skeleton={
        <Page title="">
          <BlockSkeleton height={360} />
        </Page>
      }
    >
      {(data) => <Shown study={data} />}
    </Loaded>
  );
}

function Shown({ study }: { study: Study }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return (
    <Page
      title={study.description || study.subject}
      crumbs={[{ label: t("studies.title"), to: "/studies" }, { label: study.subject }]}
      facts={
        <Facts
          facts={[
            study.session && `ses-${study.session}`,
            study.date && t("studies.onDate", { date: study.date }),
            study.modalities.join(" "),
            t("studies.size", { count: study.instances, size: format.bytes(study.bytes) }),
          ]}
        />
      }
      actions={
        <>
          <Mend study={study} />
          <CopyAsCode path={`/dicom/studies/${study.uid}`} />
        </>
      }
      notice={study.head && <HeadNotice />}
    >
      <div className={columns.two}>
        <Card title={t("studies.seriesTitle")} note={study.series}>
          <SeriesList study={study} />
        </Card>
        <Card title={t("studies.about")} padded>
          <Definitions
            items={[
              [t("studies.subject"), <SubjectLink key="subject" study={study} />],
              [t("filter.project"), <ProjectLink key="project" study={study} />],
              [t("datasets.dataset"), <DatasetLink key="dataset" study={study} />],
              [t("studies.date"), study.date && <span title={t("studies.dateHint")}>{study.date}</span>],
              [t("studies.checks"), <Lights key="checks" quality={study.quality} />],
              [t("studies.accession"), study.accessionNumber],
              [t("studies.uid"), <code key="uid">{study.uid}</code>],
            ]}
          />
          <p className={classes.hint}>{t("studies.deidentified")}</p>
        </Card>
      </div>
    </Page>
  );
}

function HeadNotice() {
  const { t } = useTranslation("catalogue");
  return (
    <p className={classes.notice}>
      <Icon name="lock" size={16} />
      {t("studies.headNotice")}
    </p>
  );
}

function SubjectLink({ study }: { study: Study }) {
  return study.subjectId ? <Link to={`/subjects/${study.subjectId}`}>{study.subject}</Link> : study.subject;
}

function ProjectLink({ study }: { study: Study }) {
  const format = useFormat();
  return <Link to={`/projects/${study.project.key}`}>{format.text(study.project.title)}</Link>;
}

function DatasetLink({ study }: { study: Study }) {
  return study.datasetId ? <Link to={`/datasets/${study.datasetId}`}>{study.dataset}</Link> : study.dataset;
}
