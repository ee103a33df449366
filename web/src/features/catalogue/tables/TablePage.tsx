import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { Dataset, Table, TableProfile } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { Loaded } from "@/shared/ui/Loaded";
import { MadeNotice } from "@/shared/ui/Made";
import { Facts, Page } from "@/shared/ui/Page";
import { PageTabs } from "@/shared/ui/PageTabs";
import { ProblemList } from "@/shared/ui/ProblemList";
import { BlockSkeleton, PageSkeleton } from "@/shared/ui/Skeletons";
import { VerdictMark } from "@/shared/ui/Verdict";
import { RowsPreview } from "./RowsPreview";
import { Variables } from "./Variables";

/// One table: each variable with its distribution, and the rows without identifying columns.
export function TablePage() {
  const { id } = useParams();
  const table = useObject<Table>(`/tables/${id}`);
  return (
    <Loaded query={table} skeleton={<PageSkeleton />}>
      {(data) => <Found table={data} />}
    </Loaded>
  );
}

function Found({ table }: { table: Table }) {
  const { t } = useTranslation("catalogue");
  const { tab } = useParams();
  const format = useFormat();
  const base = `/tables/${table.id}`;
  const dataset = useObject<Dataset>(`/datasets/${table.dataset.id}`, {}, { staleTime: 60_000 });
  return (
    <Page
      title={format.text(table.instrument)}
      crumbs={[
        { label: t("datasets.title"), to: "/datasets" },
        { label: format.text(table.dataset.title), to: `/datasets/${table.dataset.id}` },
        { label: t("dataset.tab.tables"), to: `/datasets/${table.dataset.id}/tables` },
      ]}
      facts={<TableFacts table={table} />}
      actions={<CopyAsCode path={`${base}/rows`} />}
      notice={dataset.data && <MadeNotice of={dataset.data} />}
    >
      {table.problems && table.problems.length > 0 && (
        <Card title={t("quality.problems")}>
          <ProblemList problems={table.problems} file={false} />
        </Card>
      )}
      <PageTabs
        label={t("tables.parts")}
        tabs={[
          { to: base, label: t("tables.profile"), end: true },
          { to: `${base}/rows`, label: t("tables.rowsTab"), count: table.rows },
        ]}
      />
      {tab === "rows" ? <RowsPreview tableId={table.id} /> : <Profile tableId={table.id} />}
    </Page>
  );
}

function TableFacts({ table }: { table: Table }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return (
    <Facts
      facts={[
        table.session,
        t("tables.rows", { count: table.rows, number: format.count(table.rows) }),
        t("tables.variables", { count: table.variables }),
        <code key="path">{table.path}</code>,
        <VerdictMark key="verdict" verdict={table.verdict} />,
      ]}
    />
  );
}

function Profile({ tableId }: { tableId: string }) {
  const profile = useObject<TableProfile>(`/tables/${tableId}/profile`, {}, { staleTime: 600_000 });
  return (
    <Loaded query={profile} skeleton={<BlockSkeleton height={320} />}>
      {(data) => <Variables profile={data} />}
    </Loaded>
  );
}
