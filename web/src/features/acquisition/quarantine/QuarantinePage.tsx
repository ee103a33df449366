import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { Quarantined } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import type { Column } from "@/shared/ui/DataTable";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { WithPanel } from "@/shared/ui/SidePanel";
import { useUrlState } from "@/shared/ui/useUrlState";
import { SeverityMark } from "@/shared/ui/Verdict";
import classes from "../acquisition.module.css";
import { IntakeTabs } from "../IntakeTabs";
import { Decision } from "./Decision";

/// Files that did not pass and wait for a decision.
export function QuarantinePage() {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const me = useMe();
  const state = useUrlState();
  const project = state.get("project");
  const list = usePages<Quarantined>("/quarantine", { project });
  const [chosen, setChosen] = useState<string | null>(null);
  const open = list.rows.find((row) => row.id === chosen);
  const columns = useColumns();
  const choices = me.projects.map((one) => ({ value: one.key, label: format.text(one.title) }));
  return (
    <Page
      title={t("quarantine.title")}
      facts={t("quarantine.facts")}
      crumbs={[{ label: t("intakes.title"), to: "/intake" }]}
    >
      <IntakeTabs />
      <FilterChips
        filters={[{ id: "project", label: t("new.project"), choices, value: project }]}
        onChange={state.set}
      />
      <WithPanel
        list={
          <Card>
            <Listed
              list={list}
              label={t("quarantine.title")}
              columns={open ? columns.slice(0, 2) : columns}
              rowKey={(row) => row.id}
              rowHeight={52}
              selected={chosen}
              onOpen={(row) => setChosen(row.id)}
              onCurrent={(row) => open && setChosen(row.id)}
              empty={{ title: t("quarantine.none"), body: t("quarantine.noneBody") }}
            />
          </Card>
        }
        panel={open && <Decision key={open.id} item={open} close={() => setChosen(null)} />}
      />
    </Page>
  );
}

function useColumns(): Column<Quarantined>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return [
    {
      id: "path",
      header: t("quarantine.file"),
      cell: (row) => (
        <div className={classes.twoLines}>
          <code className={classes.path}>{row.path}</code>
          <small>
            {row.dataset} · {row.kind} · {format.bytes(row.size)}
          </small>
        </div>
      ),
    },
    {
      id: "problem",
      header: t("quarantine.problem"),
      cell: (row) => {
        const first = row.problems[0];
        if (!first) return null;
        return (
          <span className={classes.problem}>
            <SeverityMark severity={first.severity} />
            <span>
              {format.text(first.title)}
              {row.problems.length > 1 && (
                <small> {t("quarantine.more", { count: row.problems.length - 1 })}</small>
              )}
            </span>
          </span>
        );
      },
    },
    {
      id: "at",
      header: t("quarantine.since"),
      cell: (row) => <span className="dim nowrap">{format.since(row.at)}</span>,
    },
  ];
}
