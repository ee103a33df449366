import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useAll } from "@/shared/api/pages";
import { useOwns } from "@/shared/api/session";
import type { Rule, RuleDraft } from "@/shared/api/types/scanners";
import { useKeys } from "@/shared/keys/keys";
import { Card } from "@/shared/ui/Card";
import layout from "@/shared/ui/columns.module.css";
import { DataTable } from "@/shared/ui/DataTable";
import { Loaded } from "@/shared/ui/Loaded";
import { Page } from "@/shared/ui/Page";
import { WithPanel } from "@/shared/ui/SidePanel";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState, ForbiddenState } from "@/shared/ui/states";
import { IntakeTabs } from "../IntakeTabs";
import { useColumns } from "./columns";
import { RulePanel } from "./RulePanel";
import { TryOut } from "./TryOut";
import { useMove } from "./useRules";

/// Which rule is open: one of the list by its id, or a new one.
type Open = { id: string } | { draft: RuleDraft | null } | null;

/// Rules in the order in which they are asked, with a form and a dry run.
export function RulesPage() {
  const { t } = useTranslation("acquisition");
  const owns = useOwns();
  const handed = (useLocation().state as { draft?: RuleDraft } | null)?.draft;
  const rules = useAll<Rule>("/dicom/rules", {}, { enabled: owns });
  const [open, setOpen] = useState<Open>(handed ? { draft: handed } : null);
  const close = () => setOpen(null);
  const add = <Button onClick={() => setOpen({ draft: null })}>{t("routing.add")}</Button>;
  const id = open && "id" in open ? open.id : null;
  return (
    <Page
      title={t("routing.title")}
      facts={t("routing.facts")}
      crumbs={[{ label: t("intakes.title"), to: "/intake" }]}
      actions={owns ? add : undefined}
    >
      <IntakeTabs />
      {!owns ? (
        <Card>
          <ForbiddenState what={t("routing.forbidden")} />
        </Card>
      ) : (
        <WithPanel
          list={
            <div className={layout.stack}>
              <Card>
                <Loaded query={rules} skeleton={<RowsSkeleton height={56} />}>
                  {(items) =>
                    items.length === 0 ? (
                      <EmptyState title={t("routing.none")} action={add}>
                        {t("routing.noneBody")}
                      </EmptyState>
                    ) : (
                      <RuleTable rules={items} chosen={id} open={(rule) => setOpen({ id: rule })} />
                    )
                  }
                </Loaded>
              </Card>
              <TryOut />
            </div>
          }
          panel={
            open && (
              <RulePanel
                key={id ?? "new"}
                rule={rules.data?.find((one) => one.id === id) ?? null}
                draft={"draft" in open ? open.draft : null}
                close={close}
              />
            )
          }
        />
      )}
    </Page>
  );
}

interface RuleTableProps {
  rules: readonly Rule[];
  chosen: string | null;
  open: (id: string) => void;
}

function RuleTable({ rules, chosen, open }: RuleTableProps) {
  const { t } = useTranslation("acquisition");
  const [current, setCurrent] = useState<string | null>(null);
  const move = useMove(rules);
  const columns = useColumns(rules, move);
  useKeys({ J: () => current && move(current, 1), K: () => current && move(current, -1) }, [
    { keys: ["Shift+J"], label: t("routing.keys.down") },
    { keys: ["Shift+K"], label: t("routing.keys.up") },
  ]);
  return (
    <DataTable
      label={t("routing.title")}
      columns={chosen === null ? columns : columns.filter((one) => one.id !== "when")}
      rows={rules}
      rowKey={(rule) => rule.id}
      rowHeight={56}
      selected={chosen}
      onOpen={(rule) => open(rule.id)}
      onCurrent={(rule) => {
        setCurrent(rule.id);
        if (chosen) open(rule.id);
      }}
    />
  );
}
