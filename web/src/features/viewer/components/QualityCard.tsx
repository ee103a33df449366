import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import { type RecordingMetric, type RecordingQuality, peersOf, remarkable } from "@/shared/api/viewing";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { PercentileBar } from "@/shared/ui/charts";
import { Loaded } from "@/shared/ui/Loaded";
import { ProblemList } from "@/shared/ui/ProblemList";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { VerdictMark } from "@/shared/ui/Verdict";
import styles from "./cards.module.css";

/// The verdict, its reasons in plain words, and every figure among its peers.
export function QualityCard({ recording }: { recording: string }) {
  const { t } = useTranslation("viewer");
  const quality = useObject<RecordingQuality>(`/recordings/${recording}/quality`);
  return (
    <Card title={t("quality.title")} action={quality.data && <VerdictMark verdict={quality.data.verdict} />}>
      <Loaded query={quality} skeleton={<RowsSkeleton rows={5} />}>
        {({ problems, metrics }) => (
          <>
            {problems.length > 0 && <ProblemList problems={problems} />}
            {problems.length === 0 && metrics.length === 0 && (
              <p className={styles.empty}>{t("quality.none")}</p>
            )}
            {metrics.length > 0 && <Metrics metrics={metrics} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Metrics({ metrics }: { metrics: RecordingMetric[] }) {
  const { t } = useTranslation("viewer");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("quality.metric")}</th>
          <th scope="col" className={styles.numeric}>
            {t("quality.value")}
          </th>
          <th scope="col">{t("quality.peers")}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <Metric key={metric.id} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function Metric({ metric }: { metric: RecordingMetric }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const peers = peersOf(metric);
  const name = format.text(metric.name);
  const words =
    peers && t("quality.among", { name, count: peers.n, median: format.measure(peers.median, metric.unit) });
  return (
    <tr>
      <td>
        <Tooltip label={<Definition metric={metric} />} events={{ hover: true, focus: true, touch: true }}>
          <span tabIndex={0} className={styles.term}>
            {name}
          </span>
        </Tooltip>
      </td>
      <td className={styles.numeric}>{format.measure(metric.value, metric.unit)}</td>
      <td>
        {peers && words ? (
          <PercentileBar
            value={metric.value}
            peers={peers}
            tone={remarkable(metric) ? "warned" : "passed"}
            label={words}
          />
        ) : (
          <span className="dim">{t("quality.noPeers")}</span>
        )}
      </td>
    </tr>
  );
}

function Definition({ metric }: { metric: RecordingMetric }) {
  const format = useFormat();
  return (
    <>
      {format.text(metric.definition)}
      {metric.source && <div className={styles.source}>{metric.source}</div>}
    </>
  );
}
