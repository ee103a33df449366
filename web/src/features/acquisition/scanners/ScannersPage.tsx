import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { Peer } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import layout from "@/shared/ui/columns.module.css";
import { Confirm } from "@/shared/ui/Confirm";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { ForbiddenState } from "@/shared/ui/states";
import { IntakeTabs } from "../IntakeTabs";
import { NewScanner } from "./NewScanner";
import { Port } from "./Port";
import { useRemovePeer } from "./usePeers";

/// Who may send by DICOM, where to, and who was turned away.
export function ScannersPage() {
  const { t } = useTranslation("acquisition");
  const me = useMe();
  const list = usePages<Peer>("/dicom/peers", {}, me.administrator);
  const columns = useColumns();
  const [asked, setAsked] = useState("");
  return (
    <Page
      title={t("scanners.title")}
      facts={t("scanners.facts")}
      crumbs={[{ label: t("intakes.title"), to: "/intake" }]}
    >
      <IntakeTabs />
      {!me.administrator ? (
        <Card>
          <ForbiddenState what={t("scanners.forbidden")} />
        </Card>
      ) : (
        <div className={layout.two}>
          <Card>
            <Listed
              list={list}
              label={t("scanners.title")}
              columns={columns}
              rowKey={(row) => row.ae}
              rowHeight={44}
              empty={{ title: t("scanners.none"), body: t("scanners.noneBody") }}
            />
          </Card>
          <div className={layout.stack}>
            <NewScanner key={asked} ae={asked} />
            <Port choose={setAsked} />
          </div>
        </div>
      )}
    </Page>
  );
}

function useColumns(): Column<Peer>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return [
    { id: "ae", header: t("scanners.ae"), cell: (row) => <code>{row.ae}</code> },
    { id: "name", header: t("scanners.name"), grow: true, cell: (row) => <span>{row.name}</span> },
    {
      id: "address",
      header: t("scanners.address"),
      cell: (row) => (row.host ? <code>{`${row.host}:${row.port}`}</code> : <span className="dim">–</span>),
    },
    {
      id: "since",
      header: t("scanners.since"),
      wideOnly: true,
      cell: (row) => <span className="dim nowrap">{format.date(row.createdAt)}</span>,
    },
    { id: "remove", header: "", name: t("scanners.remove"), cell: (row) => <Remove peer={row} /> },
  ];
}

function Remove({ peer }: { peer: Peer }) {
  const { t } = useTranslation("acquisition");
  const remove = useRemovePeer();
  return (
    <Confirm
      label={t("scanners.remove")}
      question={t("scanners.removeQuestion", { ae: peer.ae })}
      size="compact-sm"
      busy={remove.isPending}
      error={remove.error}
      act={() => remove.mutate(peer.ae)}
    />
  );
}
