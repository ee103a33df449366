import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useObject, usePages } from "@/shared/api/pages";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import type { Project } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import type { Column } from "@/shared/ui/DataTable";
import { DomainIcons } from "@/shared/ui/DomainIcons";
import { Listed } from "@/shared/ui/Listed";
import { Loaded } from "@/shared/ui/Loaded";
import { MadeTag } from "@/shared/ui/Made";
import { Facts, Page } from "@/shared/ui/Page";
import { QualityBar } from "@/shared/ui/QualityBar";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import classes from "../collaboration.module.css";
import { Members } from "./Members";

/// One project: its datasets, and who belongs to it.
export function ProjectPage() {
  const { key } = useParams();
  const project = useObject<Project>(`/projects/${key}`);
  return (
    <Loaded query={project} skeleton={<PageSkeleton />}>
      {(data) => <Found project={data} />}
    </Loaded>
  );
}

function Found({ project }: { project: Project }) {
  const { t } = useTranslation(["collaboration", "shared"]);
  const format = useFormat();
  const datasets = usePages<DatasetRow>("/datasets", { project: project.key });
  const table = useColumns();
  return (
    <Page
      title={format.text(project.title)}
      crumbs={[{ label: t("projects.title"), to: "/projects" }]}
      facts={
        <Facts
          facts={[
            format.text(project.institution.name),
            <code key="key">{project.key}</code>,
            t("project.datasets", { count: project.datasets }),
            t("project.subjects", { count: project.subjects, number: format.count(project.subjects) }),
            project.role && t("project.you", { role: t(`shared:role.${project.role}`) }),
          ]}
        />
      }
      actions={
        <>
          {(project.role === "owner" || project.role === "contributor") && (
            <>
              <Button component={Link} to={`/projects/${project.key}/deidentification`} variant="default">
                {t("project.deidentification")}
              </Button>
              <Button component={Link} to={`/projects/${project.key}/naming`} variant="default">
                {t("project.naming")}
              </Button>
            </>
          )}
          <CopyAsCode path={`/projects/${project.key}`} />
        </>
      }
    >
      <div className={columns.two}>
        <Card title={t("projects.datasets")}>
          <Listed
            list={datasets}
            label={t("projects.datasets")}
            columns={table}
            rowKey={(row) => row.id}
            rowHeight={44}
            href={(row) => `/datasets/${row.id}`}
            empty={{
              title: t("project.noDatasets"),
              body: t("project.noDatasetsBody"),
              command: `./naohai import PATH --project ${project.key}`,
            }}
          />
        </Card>
        <Members project={project} />
      </div>
    </Page>
  );
}

function useColumns(): Column<DatasetRow>[] {
  const { t } = useTranslation("collaboration");
  const format = useFormat();
  return [
    {
      id: "title",
      header: t("project.dataset"),
      grow: true,
      width: "44%",
      cell: (row) => (
        <span className={classes.title}>
          <Link to={`/datasets/${row.id}`}>{format.text(row.title)}</Link>
          <MadeTag of={row} />
        </span>
      ),
    },
    {
      id: "domains",
      header: t("project.domains"),
      width: 148,
      cell: (row) => <DomainIcons domains={row.domains} />,
    },
    {
      id: "subjects",
      header: t("projects.subjects"),
      numeric: true,
      cell: (row) => format.count(row.subjects),
    },
    {
      id: "quality",
      header: t("project.quality"),
      width: 170,
      cell: (row) => <QualityBar counts={row.quality} />,
    },
  ];
}
