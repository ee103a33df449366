import { useTranslation } from "react-i18next";
import type { Variable } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Frequencies, HistogramChart } from "@/shared/ui/charts";

const COLOR = "var(--nh-color-cognition)";

/// The distribution of one variable: bars over its range, or its commonest values.
export function VariableChart({
  variable,
  rows,
  small = false,
}: {
  variable: Variable;
  rows: number;
  small?: boolean;
}) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  if (variable.identifying) return <span className="dim">{t("tables.inVault")}</span>;
  const named = variable.type === "category" && Object.keys(variable.counts).length > 0;
  if (variable.histogram.length > 0 && !named) {
    const words = t("tables.from", {
      low: format.number(variable.minimum ?? 0),
      high: format.number(variable.maximum ?? 0),
    });
    return (
      <HistogramChart
        counts={variable.histogram}
        minimum={variable.minimum}
        maximum={variable.maximum}
        height={small ? 38 : 56}
        color={COLOR}
        label={`${variable.name}: ${words}`}
      />
    );
  }
  const items = Object.entries(variable.counts)
    .map(([value, count]) => ({ label: format.text(variable.levels[value] ?? value), count }))
    .sort((one, other) => other.count - one.count)
    .slice(0, small ? 3 : 6);
  if (items.length === 0) return <span className="dim">{t("tables.noDistribution")}</span>;
  return <Frequencies items={items} total={rows} color={COLOR} />;
}
