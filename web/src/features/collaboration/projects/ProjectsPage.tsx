import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePages } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { ProjectRow } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import classes from "../collaboration.module.css";
import { NewInstitution } from "./NewInstitution";
import { NewProject } from "./NewProject";

/// Projects one belongs to or may see; administrators add projects and institutions.
export function ProjectsPage() {
  const { t } = useTranslation("collaboration");
  const me = useMe();
  const list = usePages<ProjectRow>("/projects");
  const table = useColumns();
  return (
    <Page title={t("projects.title")} facts={t("projects.facts")}>
      <div className={me.administrator ? columns.two : undefined}>
        <Card>
          <Listed
            list={list}
            label={t("projects.title")}
            columns={table}
            rowKey={(row) => row.key}
            rowHeight={44}
            href={(row) => `/projects/${row.key}`}
            empty={{
              title: t("projects.none"),
              body: t(me.administrator ? "projects.noneAdministrator" : "projects.noneBody"),
              command: me.administrator
                ? "./naohai project add KEY --title TITLE --institution INSTITUTION"
                : undefined,
            }}
          />
        </Card>
        {me.administrator && (
          <div className={columns.stack}>
            <NewProject />
            <NewInstitution />
          </div>
        )}
      </div>
    </Page>
  );
}

function useColumns(): Column<ProjectRow>[] {
  const { t } = useTranslation(["collaboration", "shared"]);
  const format = useFormat();
  return [
    {
      id: "title",
      header: t("projects.project"),
      cell: (row) => (
        <span className={classes.title}>
          <Link to={`/projects/${row.key}`}>{format.text(row.title)}</Link>{" "}
          <code className="dim">{row.key}</code>
        </span>
      ),
    },
    {
      id: "institution",
      header: t("projects.institution"),
      cell: (row) => format.text(row.institution.name),
    },
    {
      id: "datasets",
      header: t("projects.datasets"),
      numeric: true,
      cell: (row) => format.count(row.datasets),
    },
    {
      id: "subjects",
      header: t("projects.subjects"),
      numeric: true,
      cell: (row) => format.count(row.subjects),
    },
    {
      id: "role",
      header: t("projects.role"),
      cell: (row) => (row.role ? t(`shared:role.${row.role}`) : <span className="dim">–</span>),
    },
  ];
}
