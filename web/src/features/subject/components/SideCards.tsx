import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Formats, useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import type { Linked, SubjectFact } from "../api/subject";
import styles from "./cards.module.css";

const SHOWN = 14;

/// The same child in other data sets.
export function LinkedSubjects({ linked }: { linked: Linked[] }) {
  const { t } = useTranslation("subject");
  const format = useFormat();
  if (linked.length === 0) return null;
  return (
    <Card title={t("linked.title")} padded>
      <ul className={styles.links}>
        {linked.map((one) => (
          <li key={one.id}>
            <Link to={`/subjects/${one.id}`}>{one.label}</Link>
            <small>
              {format.text(
                typeof one.dataset === "object" && "title" in one.dataset ? one.dataset.title : one.dataset,
              )}
            </small>
            <small className={styles.dim}>{t("linked.by", { source: one.source })}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/// What the participants table says of this subject.
export function SubjectFacts({ facts }: { facts: SubjectFact[] }) {
  const { t } = useTranslation("subject");
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (facts.length === 0) return null;
  return (
    <Card title={t("facts.title")} padded>
      <dl className={styles.facts}>
        {(all ? facts : facts.slice(0, SHOWN)).map((fact, index) => (
          <div key={index}>
            <dt title={fact.variable}>{format.text(fact.label) || fact.variable}</dt>
            <dd>
              {shown(fact.value, format)}
              {fact.session && <small className={styles.dim}> {fact.session}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {!all && facts.length > SHOWN && (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t("facts.all", { count: facts.length })}
        </Button>
      )}
    </Card>
  );
}

/// Long decimals are rounded, whatever type the source gave them.
function shown(value: SubjectFact["value"], format: Formats): string {
  const text = typeof value === "number" ? String(value) : format.text(value);
  return /^-?\d+\.\d{3,}$/.test(text) ? format.number(Number(text)) : text;
}
