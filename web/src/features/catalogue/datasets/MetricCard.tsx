import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MetricSpread } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { HistogramChart } from "@/shared/ui/charts";
import { DomainIcon } from "@/shared/ui/DomainIcons";
import { Icon } from "@/shared/ui/icons";
import classes from "../catalogue.module.css";

/// One metric over a dataset: its distribution, the middle half, the median; its definition one hover away.
export function MetricCard({ metric }: { metric: MetricSpread }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const { minimum, p25, median, p75, maximum, histogram } = metric.values;
  const name = format.text(metric.name);
  const n = metric.values.n;
  const same = minimum === maximum;
  const words = same
    ? t(n === 1 ? "quality.single" : "quality.allSame", { value: format.measure(median, metric.unit) })
    : t("quality.spread", {
        median: format.measure(median, metric.unit),
        low: format.measure(p25, metric.unit),
        high: format.measure(p75, metric.unit),
      });
  return (
    <Card padded>
      <div className={classes.metricHead}>
        <DomainIcon domain={metric.domain} />
        <h3>{name}</h3>
        <Tooltip label={<Definition metric={metric} />} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={classes.about} aria-label={t("quality.definition", { name })}>
            <Icon name="info" size={14} />
          </button>
        </Tooltip>
      </div>
      {histogram && histogram.length > 0 && !same && (
        <HistogramChart
          counts={histogram}
          minimum={minimum}
          maximum={maximum}
          middle={[p25, p75]}
          color={`var(--nh-color-${metric.domain})`}
          height={52}
          label={`${name}: ${words}`}
        />
      )}
      <p className={classes.spread}>
        {words}
        {n !== undefined && ` · n = ${format.count(n)}`}
      </p>
    </Card>
  );
}

function Definition({ metric }: { metric: MetricSpread }) {
  const format = useFormat();
  return (
    <>
      <div>{format.text(metric.definition)}</div>
      {metric.source && <div className={classes.source}>{metric.source}</div>}
    </>
  );
}
