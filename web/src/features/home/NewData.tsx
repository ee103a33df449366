import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { DomainWords } from "@/shared/ui/Chip";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { MadeTag } from "@/shared/ui/Made";
import { QualityBar } from "@/shared/ui/QualityBar";
import { EmptyState } from "@/shared/ui/states";
import classes from "./home.module.css";

export function NewData({ datasets }: { datasets: readonly DatasetRow[] }) {
  const { t } = useTranslation("home");
  const columns = useColumns();
  return (
    <Card title={t("new.title")} action={<Link to="/datasets">{t("new.all")}</Link>}>
      {datasets.length === 0 ? (
        <EmptyState
          title={t("new.none")}
          command="./naohai import PATH --project KEY"
          action={<Link to="/intake">{t("new.drop")}</Link>}
        >
          {t("new.noneBody")}
        </EmptyState>
      ) : (
        <DataTable
          label={t("new.title")}
          columns={columns}
          rows={datasets}
          rowKey={(row) => row.id}
          rowHeight={58}
          href={(row) => `/datasets/${row.id}`}
        />
      )}
    </Card>
  );
}

function useColumns(): Column<DatasetRow>[] {
  const { t } = useTranslation("home");
  const format = useFormat();
  return [
    {
      id: "title",
      header: t("new.dataset"),
      grow: true,
      width: "50%",
      cell: (row) => (
        <div className={classes.dataset}>
          <span className={classes.title}>
            <Link to={`/datasets/${row.id}`} title={format.text(row.title)}>
              {format.text(row.title)}
            </Link>
            <MadeTag of={row} />
          </span>
          <DomainWords domains={row.domains} />
        </div>
      ),
    },
    { id: "subjects", header: t("new.subjects"), numeric: true, cell: (row) => format.count(row.subjects) },
    {
      id: "quality",
      header: t("new.quality"),
      width: 180,
      cell: (row) => <QualityBar counts={row.quality} />,
    },
    {
      id: "arrived",
      header: t("new.changed"),
      wideOnly: true,
      cell: (row) => <span className="dim nowrap">{format.since(row.modifiedAt)}</span>,
    },
  ];
}
