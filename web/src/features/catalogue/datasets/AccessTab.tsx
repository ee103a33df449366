import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Dataset, Who } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Definitions } from "@/shared/ui/Definitions";
import { EmptyState } from "@/shared/ui/states";
import classes from "../catalogue.module.css";
import { DatasetForm } from "./DatasetForm";
import { Grants } from "./Grants";

/// Who can see this, why, and, for owners, how to change it.
export function AccessTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  return (
    <div className={columns.two}>
      <div className={columns.stack}>
        <Card
          title={t("access.who")}
          note={dataset.who?.length}
          action={<Link to={`/projects/${dataset.project.key}`}>{t("access.members")}</Link>}
        >
          {dataset.who === null ? (
            <EmptyState title={t("access.hidden")}>{t("access.hiddenBody")}</EmptyState>
          ) : (
            <WhoTable who={dataset.who} />
          )}
        </Card>
        {dataset.may.own && dataset.access === "controlled" && <Grants dataset={dataset} />}
      </div>
      <div className={columns.stack}>
        <Card title={t("access.level")} padded>
          <Definitions
            items={[
              [t("access.now"), <b key="level">{t(`shared:access.${dataset.access}`)}</b>],
              [t("access.means"), t(`access.meaning.${dataset.access}`)],
              [t("overview.identifying"), t("access.identifying", { count: dataset.identifyingFiles })],
            ]}
          />
          {dataset.showsFaces && <p className={classes.description}>{t("access.faces")}</p>}
        </Card>
        {dataset.may.own && (
          <Card title={t("access.edit")} padded>
            <DatasetForm key={dataset.modifiedAt} dataset={dataset} />
          </Card>
        )}
      </div>
    </div>
  );
}

function WhoTable({ who }: { who: readonly Who[] }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  const table: Column<Who>[] = [
    {
      id: "name",
      header: t("access.person"),
      cell: (row) => (
        <span className={classes.title}>
          <b>{format.text(row.name)}</b> <span className="dim">{row.login}</span>
        </span>
      ),
    },
    {
      id: "role",
      header: t("access.role"),
      cell: (row) =>
        row.role === "owner" || row.role === "contributor" || row.role === "reader"
          ? t(`shared:role.${row.role}`)
          : row.role,
    },
    {
      id: "via",
      header: t("access.via"),
      cell: (row) => <span className="dim">{t(`access.through.${row.via}`)}</span>,
    },
  ];
  return (
    <DataTable label={t("access.who")} columns={table} rows={who} rowKey={(row) => row.login + row.role} />
  );
}
