import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePages } from "@/shared/api/pages";
import type { Dataset, TableRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState, FailedState } from "@/shared/ui/states";
import { Facts } from "@/shared/ui/Page";
import { VerdictMark } from "@/shared/ui/Verdict";
import { useSeen } from "@/shared/ui/useSeen";
import { ProfileStrip } from "../tables/ProfileStrip";
import classes from "../catalogue.module.css";

/// Each table with its variables drawn.
export function TablesTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const list = usePages<TableRow>(`/datasets/${dataset.id}/tables`);
  if (list.isPending) return <RowsSkeleton rows={6} height={90} />;
  if (list.isError) return <FailedState error={list.error} retry={() => void list.refetch()} />;
  if (list.rows.length === 0) {
    return (
      <Card>
        <EmptyState title={t("tables.none")}>{t("tables.noneBody")}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      {list.rows.map((table) => (
        <TableCard key={table.id} table={table} />
      ))}
      {list.hasNextPage && (
        <button type="button" className={classes.more} onClick={() => void list.fetchNextPage()}>
          {t("tables.more")}
        </button>
      )}
    </>
  );
}

function TableCard({ table }: { table: TableRow }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const [card, seen] = useSeen<HTMLDivElement>();
  return (
    <div ref={card}>
      <Card
        title={<Link to={`/tables/${table.id}`}>{format.text(table.instrument)}</Link>}
        note={
          <Facts
            facts={[
              table.session,
              t("tables.rows", { count: table.rows, number: format.count(table.rows) }),
              t("tables.variables", { count: table.variables }),
              <code key="path">{table.path}</code>,
            ]}
          />
        }
        action={<VerdictMark verdict={table.verdict} />}
      >
        <ProfileStrip tableId={table.id} load={seen} />
      </Card>
    </div>
  );
}
