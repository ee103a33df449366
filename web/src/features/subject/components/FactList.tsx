import { useFactName } from "@/shared/i18n/facts";
import { useFormat } from "@/shared/i18n/format";
import styles from "./facts.module.css";

const MOST = 16;

/// Names and values as the source has them; known names are said in the reader's language.
export function FactList({ facts }: { facts: Record<string, unknown> }) {
  const name = useFactName();
  const format = useFormat();
  const shown = Object.entries(facts)
    .filter(
      ([, value]) => value !== null && value !== "" && !(typeof value === "object" && !Array.isArray(value)),
    )
    .slice(0, MOST);
  if (shown.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {shown.map(([key, value]) => (
        <div key={key}>
          <dt>{name(key)}</dt>
          <dd>{written(value, format.number)}</dd>
        </div>
      ))}
    </dl>
  );
}

function written(value: unknown, number: (value: number) => string): string {
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) {
    const joint = value.every((one) => typeof one === "number") ? " × " : ", ";
    return (
      value
        .slice(0, 8)
        .map((one) => written(one, number))
        .join(joint) + (value.length > 8 ? " …" : "")
    );
  }
  return String(value);
}
