import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordingRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { DomainChip } from "@/shared/ui/Chip";
import { VerdictMark } from "@/shared/ui/Verdict";
import styles from "./cards.module.css";

/// The other recordings of the same subject.
export function Neighbours({ rows }: { rows: RecordingRow[] }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <Card title={t("neighbours.title")} padded>
      <div className={styles.neighbours}>
        {rows.map((row) => (
          <Link key={row.id} to={`/recordings/${row.id}`}>
            <DomainChip domain={row.domain} />
            <span>{[format.text(row.title), row.session].filter(Boolean).join(" · ")}</span>
            <VerdictMark verdict={row.verdict} compact />
          </Link>
        ))}
      </div>
    </Card>
  );
}
