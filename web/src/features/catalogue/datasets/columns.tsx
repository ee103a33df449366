import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import { DomainIcons } from "@/shared/ui/DomainIcons";
import { MadeTag } from "@/shared/ui/Made";
import { QualityBar } from "@/shared/ui/QualityBar";
import classes from "../catalogue.module.css";

export function useDatasetColumns(): Column<DatasetRow>[] {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  return [
    {
      id: "title",
      header: t("datasets.dataset"),
      grow: true,
      cell: (row) => (
        <div className={classes.twoLines}>
          <span className={classes.title}>
            <Link to={`/datasets/${row.id}`} title={format.text(row.title)}>
              {format.text(row.title)}
            </Link>
            <MadeTag of={row} />
          </span>
          <small>
            {format.text(row.project.title)} · {format.text(row.institution.name)}
          </small>
        </div>
      ),
    },
    {
      id: "domains",
      header: t("datasets.domains"),
      width: 148,
      cell: (row) => <DomainIcons domains={row.domains} />,
    },
    {
      id: "subjects",
      header: t("datasets.subjects"),
      numeric: true,
      cell: (row) => format.count(row.subjects),
    },
    {
      id: "recordings",
      header: t("datasets.recordings"),
      numeric: true,
      cell: (row) => format.count(row.recordings),
    },
    {
      id: "age",
      header: t("datasets.age"),
      numeric: true,
      wideOnly: true,
      cell: (row) => format.ages(row.ageRange),
    },
    {
      id: "bytes",
      header: t("datasets.size"),
      numeric: true,
      wideOnly: true,
      cell: (row) => format.bytes(row.bytes),
    },
    {
      id: "quality",
      header: t("datasets.quality"),
      width: 180,
      cell: (row) => <QualityBar counts={row.quality} />,
    },
    {
      id: "access",
      header: t("datasets.access"),
      cell: (row) => <span className="nowrap">{t(`shared:access.${row.access}`)}</span>,
    },
    {
      id: "modified",
      header: t("datasets.modified"),
      wideOnly: true,
      cell: (row) => (
        <time className="dim nowrap" dateTime={row.modifiedAt} title={format.dateTime(row.modifiedAt)}>
          {format.since(row.modifiedAt)}
        </time>
      ),
    },
  ];
}
