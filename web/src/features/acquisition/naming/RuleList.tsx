import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Icon } from "@/shared/ui/icons";
import classes from "./naming.module.css";
import { written, type Filled } from "./rules";
import { useConditions } from "./useConditions";

type Move = (id: number, step: -1 | 1) => void;

interface RuleListProps {
  rules: readonly Filled[];
  chosen: number | null;
  open: (id: number) => void;
  /// Null where one may only read.
  move: Move | null;
}

/// Rules in the order in which they are asked.
export function RuleList({ rules, chosen, open, move }: RuleListProps) {
  const { t } = useTranslation("acquisition");
  const columns = useColumns(rules.length, move);
  return (
    <DataTable
      label={t("naming.rules")}
      columns={chosen === null ? columns : columns.filter((one) => one.id !== "when")}
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      rowHeight={56}
      selected={chosen === null ? null : String(chosen)}
      onOpen={(rule) => open(rule.id)}
    />
  );
}

function useColumns(count: number, move: Move | null): Column<Filled>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const order: Column<Filled> = {
    id: "order",
    header: t("naming.order"),
    width: 90,
    cell: (rule, index) => (
      <div className={classes.moves}>
        <ActionIcon
          variant="default"
          aria-label={t("naming.up", { name: format.text(rule.name) })}
          disabled={index === 0}
          onClick={() => move?.(rule.id, -1)}
        >
          <Icon name="up" size={12} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t("naming.down", { name: format.text(rule.name) })}
          disabled={index === count - 1}
          onClick={() => move?.(rule.id, 1)}
        >
          <Icon name="down" size={12} />
        </ActionIcon>
      </div>
    ),
  };
  return [
    {
      id: "name",
      header: t("naming.rule"),
      width: "30%",
      cell: (rule, index) => (
        <div className={classes.rule}>
          <span className="dim">{index + 1}</span>
          <b>{format.text(rule.name) || t("naming.nameless")}</b>
        </div>
      ),
    },
    { id: "when", header: t("naming.when"), grow: true, cell: (rule) => <Conditions rule={rule} /> },
    { id: "then", header: t("naming.then"), width: "28%", cell: (rule) => <Outcome rule={rule} /> },
    ...(move ? [order] : []),
  ];
}

function Conditions({ rule }: { rule: Filled }) {
  const { t } = useTranslation("acquisition");
  const conditions = useConditions()(rule);
  if (conditions.length === 0) return <span className="dim">{t("naming.any")}</span>;
  return (
    <span className={classes.conditions}>
      {conditions.map(([label, value]) => (
        <span key={label}>
          <i>{label}</i> <code>{value}</code>
        </span>
      ))}
    </span>
  );
}

function Outcome({ rule }: { rule: Filled }) {
  const { t } = useTranslation("acquisition");
  if (rule.as === "name") return <code>{written(rule)}</code>;
  return <span>{t(`naming.as.${rule.as}`)}</span>;
}
