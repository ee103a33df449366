import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import catalogue from "../catalogue.module.css";
import { Lights } from "./Lights";
import type { StudyRow } from "./types";

/// The columns of every list of studies.
export function useStudyColumns(): Column<StudyRow>[] {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return [
    {
      id: "subject",
      header: t("studies.subject"),
      cell: (row) => (
        <span className={`${catalogue.strong} nowrap`}>
          <Link to={`/studies/${row.uid}`}>{row.subject}</Link>
          {row.session && <span className="dim"> ses-{row.session}</span>}
        </span>
      ),
    },
    {
      id: "date",
      header: <span title={t("studies.dateHint")}>{t("studies.date")}</span>,
      name: t("studies.date"),
      cell: (row) => <span className="nowrap">{row.date ?? "–"}</span>,
    },
    {
      id: "description",
      header: t("studies.description"),
      grow: true,
      cell: (row) => (
        <span className="cut" title={row.description}>
          {row.description || "–"}
        </span>
      ),
    },
    {
      id: "project",
      header: t("filter.project"),
      wideOnly: true,
      cell: (row) => (
        <span className="cut dim" title={format.text(row.project.title)}>
          {format.text(row.project.title)}
        </span>
      ),
    },
    { id: "modalities", header: t("studies.modalities"), cell: (row) => row.modalities.join(" ") },
    { id: "series", header: t("studies.series"), numeric: true, cell: (row) => format.count(row.series) },
    {
      id: "instances",
      header: t("studies.instances"),
      numeric: true,
      cell: (row) => format.count(row.instances),
    },
    { id: "quality", header: t("studies.checks"), cell: (row) => <Lights quality={row.quality} /> },
  ];
}
