import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import type { TableRows } from "@/shared/api/types/catalogue";
import { Card } from "@/shared/ui/Card";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import classes from "./tables.module.css";

type Cells = TableRows["items"][number];

/// The rows as they stand, without identifying columns; empty cells are shown as such.
export function RowsPreview({ tableId }: { tableId: string }) {
  const { t } = useTranslation("catalogue");
  const list = usePages<Cells, TableRows>(`/tables/${tableId}/rows`);
  const names = list.first?.columns ?? [];
  const columns: Column<Cells>[] = [
    {
      id: "#",
      header: "#",
      numeric: true,
      width: 56,
      cell: (_, index) => <span className="dim">{index + 1}</span>,
    },
    ...names.map((name, column) => ({
      id: name,
      header: <code>{name}</code>,
      numeric: list.rows.slice(0, 30).some((row) => typeof row[column] === "number"),
      cell: (row: Cells) => <Cell value={row[column]} />,
    })),
  ];
  return (
    <Card>
      <div className={classes.wide} tabIndex={0} role="region" aria-label={t("tables.rowsTab")}>
        <Listed
          list={list}
          label={t("tables.rowsTab")}
          columns={columns}
          rowKey={(_, index) => String(index)}
          rowHeight={32}
          empty={{ title: t("tables.noRows"), body: t("tables.noRowsBody") }}
        />
      </div>
    </Card>
  );
}

function Cell({ value }: { value: string | number | boolean | null | undefined }) {
  if (value === null || value === undefined || value === "") return <span className="dim">n/a</span>;
  return <span className={classes.cell}>{String(value)}</span>;
}
