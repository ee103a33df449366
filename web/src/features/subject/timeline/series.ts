import { unitWritten } from "@/shared/i18n/units";
import { isAge } from "./axis";
import type { Item } from "./model";

export interface Series {
  name: string;
  title: string;
  items: Item[];
  unit: string | null;
}

const SUMMARY = /(total|fsiq|full.?scale|composite|summary|overall|总分|总量)/i;
const STANDARD = /(iq\b|t-?score|sts\b|standard|scaled|percentile|index|z-?score|标准分)/i;
const SINGLE_QUESTION = /(^|[_.])(q|item)_?\d+[a-z]?$/i;

/// Scores of the same variable at different ages: the most telling of each instrument first.
export function seriesOf(items: Item[]): Series[] {
  const ranked = namedSeries(items);
  const seen = new Map<string, number>();
  return ranked
    .map((series) => {
      const instrument = series.name.split(/[_.]/)[0] ?? series.name;
      const rank = seen.get(instrument) ?? 0;
      seen.set(instrument, rank + 1);
      return { series, rank: telling(series) < 0 ? 1000 : rank };
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ series }) => series);
}

function namedSeries(items: Item[]): Series[] {
  const byName = new Map<string, Item[]>();
  for (const item of items) {
    if (item.type !== "score" || !isAge(item.ageYears)) continue;
    const name = nameOf(item);
    byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  return [...byName.entries()]
    .map(([name, members]) => ({
      name,
      title: textOf(members[0]?.label) || name,
      items: members.toSorted((a, b) => (a.ageYears ?? 0) - (b.ageYears ?? 0)),
      unit: members.find((member) => member.unit)?.unit ?? null,
    }))
    .toSorted((a, b) => telling(b) - telling(a) || a.name.localeCompare(b.name, "en"));
}

/// Two instruments may call different scores by the same name (`raw_total`).
function nameOf(item: Item): string {
  return [textOf(item.title), item.series ?? textOf(item.label)].filter(Boolean).join(".");
}

/// Total and standard scores before raw subscales, repeated ones before single ones, single questions last.
function telling(series: Series): number {
  const repeated = Math.min(series.items.filter((item) => typeof item.value === "number").length, 4);
  return (
    repeated * 2 +
    (SUMMARY.test(series.name) ? 6 : 0) +
    (STANDARD.test(series.name) ? 2 : 0) -
    (SINGLE_QUESTION.test(series.name) ? 20 : 0) -
    (repeated === 0 ? 10 : 0)
  );
}

/// 0 (bottom) to 1 (top). From zero to the largest value, so that a slope shows the relative change.
export function height(series: Series, value: number): number {
  const values = series.items.map((item) => item.value).filter((v) => typeof v === "number");
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return high === low ? 0.5 : (value - low) / (high - low);
}

/// `20 → 27 → 22 points`
export function trend(series: Series, format: (value: number) => string): string {
  const values = series.items.map((item) =>
    typeof item.value === "number" ? format(item.value) : String(item.value ?? ""),
  );
  return [values.join(" → "), unitWritten(series.unit, "en")].filter(Boolean).join(" ");
}

function textOf(text: Item["label"] | undefined): string {
  return typeof text === "string" ? text : (text?.en ?? "");
}
