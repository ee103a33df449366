import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { Dataset, DatasetQuality, MetricSpread } from "@/shared/api/types/catalogue";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { Loaded } from "@/shared/ui/Loaded";
import { ProblemGroups } from "@/shared/ui/ProblemGroups";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState } from "@/shared/ui/states";
import classes from "../catalogue.module.css";
import { CrossChecks } from "./CrossChecks";
import { DomainQuality } from "./DomainQuality";
import { MetricCard } from "./MetricCard";

export function QualityTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const quality = useObject<DatasetQuality>(`/datasets/${dataset.id}/quality`);
  return (
    <>
      <div className={columns.two}>
        <Card title={t("quality.problems")}>
          <Loaded query={quality} skeleton={<BlockSkeleton height={220} />}>
            {({ problems }) =>
              problems.length === 0 ? (
                <EmptyState title={t("quality.noProblems")}>{t("quality.noProblemsBody")}</EmptyState>
              ) : (
                <ProblemGroups groups={problems} />
              )
            }
          </Loaded>
        </Card>
        <div className={columns.stack}>
          <DomainQuality datasetId={dataset.id} />
          <Card title={t("quality.across")} note={t("quality.acrossNote")}>
            <Loaded query={quality} skeleton={<BlockSkeleton height={80} />}>
              {({ crossChecks }) => <CrossChecks checks={crossChecks} />}
            </Loaded>
          </Card>
        </div>
      </div>
      <Loaded query={quality} skeleton={<BlockSkeleton height={160} />}>
        {({ metrics }) =>
          metrics.length === 0 ? (
            <Card title={t("quality.metrics")}>
              <EmptyState title={t("quality.noMetrics")}>{t("quality.noMetricsBody")}</EmptyState>
            </Card>
          ) : (
            byModality(metrics).map(([name, group]) => <MetricGroup key={name} name={name} metrics={group} />)
          )
        }
      </Loaded>
    </>
  );
}

/// Metrics of one modality beside each other, for only these can be compared.
function MetricGroup({ name, metrics }: { name: string; metrics: readonly MetricSpread[] }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const domain = metrics[0]?.domain;
  return (
    <section aria-label={`${t("quality.metrics")} ${name}`}>
      <h2 className={classes.group}>
        {domain && t(`shared:domain.${domain}`)} <code>{name}</code>
      </h2>
      <div className={columns.grid}>
        {metrics.map((metric) => (
          <MetricCard key={metric.id} metric={metric} />
        ))}
      </div>
    </section>
  );
}

function byModality(metrics: readonly MetricSpread[]): [string, MetricSpread[]][] {
  return Object.entries(Object.groupBy(metrics, (metric) => metric.modality ?? metric.domain)).map(
    ([name, group]) => [name, group ?? []],
  );
}
