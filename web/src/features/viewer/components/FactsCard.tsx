import { useTranslation } from "react-i18next";
import { useFactName } from "@/shared/i18n/facts";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import styles from "./cards.module.css";

const MOST = 30;

/// What the header and the sidecar say, free of identities; known names in the reader's language.
export function FactsCard({ facts }: { facts: Record<string, unknown> }) {
  const { t } = useTranslation("viewer");
  const name = useFactName();
  const format = useFormat();
  const shown = Object.entries(facts)
    .map(([key, value]) => [key, written(value, format.number)] as const)
    .filter(([, value]) => value !== "")
    .slice(0, MOST);
  if (shown.length === 0) return null;
  return (
    <Card title={t("facts.title")} padded>
      <dl className={styles.facts}>
        {shown.map(([key, value]) => (
          <div key={key}>
            <dt title={key}>{name(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function written(value: unknown, number: (value: number) => string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one === "object")) return "";
    const joint = value.every((one) => typeof one === "number") ? " × " : ", ";
    return (
      value
        .slice(0, 8)
        .map((one) => written(one, number))
        .join(joint) + (value.length > 8 ? " …" : "")
    );
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .slice(0, 8)
      .map(([key, one]) => `${key} ${written(one, number)}`)
      .join(", ");
  }
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
}
