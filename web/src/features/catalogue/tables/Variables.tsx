import { useTranslation } from "react-i18next";
import type { TableProfile, Variable } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Tag } from "@/shared/ui/Chip";
import { Icon } from "@/shared/ui/icons";
import classes from "./tables.module.css";
import { VariableChart } from "./VariableChart";

/// Every variable of a table: what it is, how it is distributed, what is missing.
export function Variables({ profile }: { profile: TableProfile }) {
  return (
    <Card>
      <ul className={classes.variables}>
        {profile.variables.map((variable) => (
          <Row key={variable.name} variable={variable} rows={profile.rows} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ variable, rows }: { variable: Variable; rows: number }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const label = format.text(variable.label);
  const description = format.text(variable.description);
  return (
    <li id={`variable-${variable.name}`}>
      <div className={classes.name}>
        <code>{variable.name}</code>
        {label && <span>{label}</span>}
        {description && description !== label && <small>{description}</small>}
        <span className={classes.tags}>
          <Tag>{t(`tables.type.${variable.type}`)}</Tag>
          {variable.unit && <Tag>{variable.unit}</Tag>}
          {variable.identifying && (
            <Tag tone="notice">
              <Icon name="lock" size={11} />
              {t("tables.identifying")}
            </Tag>
          )}
        </span>
      </div>
      <div className={classes.chart}>
        <VariableChart variable={variable} rows={rows} />
      </div>
      <Statistics variable={variable} rows={rows} />
    </li>
  );
}

function Statistics({ variable, rows }: { variable: Variable; rows: number }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  if (variable.identifying) return <div />;
  const { mean, standardDeviation, median } = variable;
  return (
    <dl className={classes.statistics}>
      <Statistic
        term={t("tables.present")}
        value={`${format.count(variable.present)} / ${format.count(rows)}`}
      />
      {variable.missing > 0 && (
        <Statistic
          term={t("tables.missing")}
          value={`${format.count(variable.missing)} (${format.percent(variable.missing / Math.max(1, rows))})`}
        />
      )}
      <Statistic term={t("tables.distinct")} value={format.count(variable.distinct)} />
      {mean !== null && (
        <Statistic
          term={t("tables.mean")}
          value={`${format.number(mean)} ± ${format.number(standardDeviation ?? 0)}`}
        />
      )}
      {median !== null && <Statistic term={t("tables.median")} value={format.number(median)} />}
    </dl>
  );
}

function Statistic({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
