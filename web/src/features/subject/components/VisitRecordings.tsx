import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import {
  peersOf,
  type RecordingMetric,
  type RecordingQuality,
  remarkable,
  telling,
} from "@/shared/api/viewing";
import type { RecordingRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { PercentileBar } from "@/shared/ui/charts";
import { DomainChip } from "@/shared/ui/Chip";
import { VerdictMark } from "@/shared/ui/Verdict";
import { useQualities } from "../api/subject";
import styles from "./cards.module.css";
import type { Scale } from "./scales";

const MOST = 40;

/// The recordings of the chosen visit with verdict, the figures that say most, and their place among peers.
export function VisitRecordings({
  rows,
  scales,
  visit,
  note,
  sourceOf,
}: {
  rows: RecordingRow[];
  scales: Scale[];
  visit: string | null;
  note: string;
  sourceOf: (row: RecordingRow) => string;
}) {
  const { t } = useTranslation("subject");
  const shown = rows.filter((row) => visit === null || row.session === visit).slice(0, MOST);
  const qualities = useQualities(shown.map((row) => row.id));
  return (
    <Card title={visit === null ? t("visit.all") : t("visit.title")} note={note}>
      {shown.length === 0 && scales.length === 0 ? (
        <p className={styles.empty}>{t("visit.empty")}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("column.recording")}</th>
              <th scope="col">{t("column.quality")}</th>
              <th scope="col">{t("column.figures")}</th>
              <th scope="col">{t("column.peers")}</th>
              <th scope="col">{t("column.source")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <Row key={row.id} row={row} quality={qualities[index]?.data} source={sourceOf(row)} />
            ))}
            {scales.map((scale) => (
              <ScaleRow key={scale.href} scale={scale} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function ScaleRow({ scale }: { scale: Scale }) {
  const { t } = useTranslation("subject");
  const format = useFormat();
  return (
    <tr>
      <td>
        <DomainChip domain="cognition" />{" "}
        <Link className={styles.name} to={scale.href}>
          {format.text(scale.title)}
        </Link>
      </td>
      <td>{scale.verdict && <VerdictMark verdict={scale.verdict} />}</td>
      <td>{scale.scores > 0 && t("visit.scores", { count: scale.scores })}</td>
      <td />
      <td />
    </tr>
  );
}

function Row({
  row,
  quality,
  source,
}: {
  row: RecordingRow;
  quality: RecordingQuality | undefined;
  source: string;
}) {
  const format = useFormat();
  const figures = telling(quality?.metrics ?? [], 3);
  const compared = figures.find((metric) => peersOf(metric));
  const suffix = row.suffix ?? format.text(row.title);
  const what = format.text(row.title).replace(suffix, "").trim();
  return (
    <tr>
      <td>
        <DomainChip domain={row.domain} />{" "}
        <Link className={styles.name} to={`/recordings/${row.id}`}>
          {suffix}
        </Link>{" "}
        <span className={styles.dim}>{what}</span>
      </td>
      <td>
        <VerdictMark verdict={row.verdict} />
      </td>
      <td>{quality && figures.map((metric) => figure(metric, format)).join(" · ")}</td>
      <td>{compared && <Among metric={compared} />}</td>
      <td className={styles.dim}>{source}</td>
    </tr>
  );
}

export function Among({ metric }: { metric: RecordingMetric }) {
  const { t } = useTranslation("subject");
  const format = useFormat();
  const peers = peersOf(metric);
  if (!peers) return null;
  const label = t("peers", {
    name: format.text(metric.name),
    value: format.measure(metric.value, metric.unit),
    median: format.measure(peers.median, metric.unit),
    count: peers.n,
  });
  return (
    <PercentileBar
      value={metric.value}
      peers={peers}
      tone={remarkable(metric) ? "warned" : "passed"}
      label={label}
    />
  );
}

function figure(metric: RecordingMetric, format: ReturnType<typeof useFormat>): string {
  return `${format.text(metric.name)} ${format.measure(metric.value, metric.unit)}`;
}
