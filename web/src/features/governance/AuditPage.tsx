import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePages } from "@/shared/api/pages";
import { useOwns } from "@/shared/api/session";
import type { AuditRow } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { ForbiddenState } from "@/shared/ui/states";

/// Who did what to which data: all of it for administrators, that of their projects for owners.
export function AuditPage() {
  const { t } = useTranslation("governance");
  const owns = useOwns();
  const columns = useColumns();
  const list = usePages<AuditRow>("/audit", { limit: 100 }, owns);
  return (
    <Page title={t("audit.title")} facts={t("audit.facts")} actions={<CopyAsCode path="/audit" />}>
      <Card>
        {!owns ? (
          <ForbiddenState />
        ) : (
          <Listed
            list={list}
            label={t("audit.title")}
            choose="audit"
            columns={columns}
            rowKey={(row) => String(row.id)}
            href={(row) => pageOf(row.object)}
            empty={{ title: t("audit.none"), body: t("audit.noneBody") }}
          />
        )}
      </Card>
    </Page>
  );
}

function useColumns(): Column<AuditRow>[] {
  const { t, i18n } = useTranslation("governance");
  const format = useFormat();
  const action = (row: AuditRow) =>
    i18n.exists(`governance:action.${row.action}`)
      ? t(`action.${row.action}` as "action.dataset.read")
      : row.action;
  return [
    {
      id: "at",
      header: t("audit.at"),
      width: 190,
      cell: (row) => (
        <time className="nowrap" dateTime={row.at}>
          {format.dateTime(row.at)}
        </time>
      ),
    },
    { id: "who", header: t("audit.who"), width: 140, cell: (row) => row.login ?? t("audit.system") },
    {
      id: "action",
      header: t("audit.action"),
      width: 220,
      cell: (row) => <span title={row.action}>{action(row)}</span>,
    },
    { id: "object", header: t("audit.object"), grow: true, cell: (row) => <What object={row.object} /> },
    {
      id: "project",
      header: t("audit.project"),
      width: 170,
      cell: (row) => row.project && <Link to={`/projects/${row.project}`}>{row.project}</Link>,
    },
    {
      id: "trace",
      header: t("audit.trace"),
      width: 170,
      wideOnly: true,
      cell: (row) => <code className="dim">{row.traceId}</code>,
    },
  ];
}

function What({ object }: { object: string }) {
  const page = pageOf(object);
  return page ? <Link to={page}>{object}</Link> : <span className="cut dim">{object}</span>;
}

const PAGES: Record<string, string> = {
  dataset: "/datasets",
  subject: "/subjects",
  recording: "/recordings",
  table: "/tables",
  intake: "/intake",
};

/// Where the object of an entry, `recording:UUID`, can be seen; null where it has no page.
function pageOf(object: string): string | null {
  const [kind = "", id] = object.split(":");
  const page = PAGES[kind];
  return page && id ? `${page}/${id}` : null;
}
