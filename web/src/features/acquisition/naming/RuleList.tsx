import { ActionIcon } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Icon } from "@/shared/ui/icons";
import { useNarrow } from "@/shared/ui/useNarrow";
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
  const narrow = useNarrow();
  const wide = useColumns(rules.length, move);
  const stacked = useStacked(rules.length, move);
  const columns = chosen === null ? wide : wide.filter((one) => one.id !== "when");
  return (
    <DataTable
      label={t("naming.rules")}
      columns={narrow ? stacked : columns}
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      rowHeight={56}
      wraps
      selected={chosen === null ? null : String(chosen)}
      onOpen={(rule) => open(rule.id)}
    />
  );
}

function useColumns(count: number, move: Move | null): Column<Filled>[] {
  const { t } = useTranslation("acquisition");
  return [
    {
      id: "name",
      header: t("naming.rule"),
      width: "24%",
      cell: (rule, index) => <Name rule={rule} index={index} />,
    },
    { id: "when", header: t("naming.when"), grow: true, cell: (rule) => <Conditions rule={rule} /> },
    { id: "then", header: t("naming.then"), width: "24%", cell: (rule) => <Outcome rule={rule} /> },
    ...useOrder(count, move),
  ];
}

/// All of a rule below one another, for a phone.
function useStacked(count: number, move: Move | null): Column<Filled>[] {
  const { t } = useTranslation("acquisition");
  return [
    {
      id: "rule",
      header: t("naming.rule"),
      cell: (rule, index) => (
        <div className={classes.stacked}>
          <Name rule={rule} index={index} />
          <Conditions rule={rule} />
          <Outcome rule={rule} />
        </div>
      ),
    },
    ...useOrder(count, move),
  ];
}

/// Buttons that move a rule; none where one may only read.
function useOrder(count: number, move: Move | null): Column<Filled>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  if (!move) return [];
  return [
    {
      id: "order",
      header: t("naming.order"),
      width: 90,
      cell: (rule, index) => (
        <div className={classes.moves}>
          <ActionIcon
            variant="default"
            aria-label={t("naming.up", { name: format.text(rule.name) })}
            disabled={index === 0}
            onClick={() => move(rule.id, -1)}
          >
            <Icon name="up" size={12} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t("naming.down", { name: format.text(rule.name) })}
            disabled={index === count - 1}
            onClick={() => move(rule.id, 1)}
          >
            <Icon name="down" size={12} />
          </ActionIcon>
        </div>
      ),
    },
  ];
}

function Name({ rule, index }: { rule: Filled; index: number }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <div className={classes.rule}>
      <span className="dim">{index + 1}</span>
      <b>{format.text(rule.name) || t("naming.nameless")}</b>
    </div>
  );
}

function Conditions({ rule }: { rule: Filled }) {
  const { t } = useTranslation("acquisition");
  const conditions = useConditions()(rule);
  if (conditions.length === 0) return <span className="dim">{t("naming.any")}</span>;
  return (
    <span className={classes.conditions}>
      {conditions.map(([label, value]) => (
        <span key={label}>
          <i>{label}</i> <Pattern text={value} />
        </span>
      ))}
    </span>
  );
}

/// Breaks between alternatives rather than within one.
function Pattern({ text }: { text: string }) {
  return (
    <code className={classes.pattern}>
      {text.split("|").map((one, place) => (
        <Fragment key={place}>
          {place > 0 && (
            <>
              |<wbr />
            </>
          )}
          {one}
        </Fragment>
      ))}
    </code>
  );
}

function Outcome({ rule }: { rule: Filled }) {
  const { t } = useTranslation("acquisition");
  if (rule.as === "name") return <Pattern text={written(rule)} />;
  return <span>{t(`naming.as.${rule.as}`)}</span>;
}
