import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Rule } from "@/shared/api/types/scanners";
import { Tag } from "@/shared/ui/Chip";
import type { Column } from "@/shared/ui/DataTable";
import { Icon } from "@/shared/ui/icons";
import { conditions } from "./rules";
import classes from "./routing.module.css";

export function useColumns(rules: readonly Rule[], move: (id: string, step: -1 | 1) => void): Column<Rule>[] {
  const { t } = useTranslation("acquisition");
  return [
    {
      id: "rule",
      header: t("routing.rule"),
      width: "26%",
      cell: (rule, index) => (
        <div className={classes.rule} data-off={rule.enabled ? undefined : true}>
          <span className="dim">{index + 1}</span>
          <b>{rule.name}</b>
          {!rule.enabled && <Tag>{t("routing.off")}</Tag>}
        </div>
      ),
    },
    { id: "when", header: t("routing.when"), grow: true, cell: (rule) => <Conditions rule={rule} /> },
    { id: "then", header: t("routing.then"), width: "28%", cell: (rule) => <Goal rule={rule} /> },
    {
      id: "order",
      header: t("routing.order"),
      width: 90,
      cell: (rule, index) => (
        <div className={classes.moves}>
          <ActionIcon
            variant="default"
            aria-label={t("routing.up", { name: rule.name })}
            disabled={index === 0}
            onClick={() => move(rule.id, -1)}
          >
            <Icon name="up" size={12} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t("routing.down", { name: rule.name })}
            disabled={index === rules.length - 1}
            onClick={() => move(rule.id, 1)}
          >
            <Icon name="down" size={12} />
          </ActionIcon>
        </div>
      ),
    },
  ];
}

function Conditions({ rule }: { rule: Rule }) {
  const { t } = useTranslation("acquisition");
  const asked = conditions(rule);
  if (asked.length === 0) return <span className="dim">{t("routing.all")}</span>;
  return (
    <span className={classes.conditions}>
      {asked.map(([field, pattern]) => (
        <span key={field}>
          <i>{t(`routing.field.${field}`)}</i> <code>{pattern}</code>
        </span>
      ))}
    </span>
  );
}

function Goal({ rule }: { rule: Rule }) {
  const { t } = useTranslation("acquisition");
  const parts = [
    rule.project?.key ?? t("routing.gone"),
    rule.dataset,
    rule.subject === "auto" ? t("inbox.auto") : rule.subject,
    rule.session === "auto" ? null : `ses-${rule.session}`,
  ];
  return <span>{parts.filter((part) => part !== null).join(" / ")}</span>;
}
