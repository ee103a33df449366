import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { isAge } from "./axis";
import { dayAt } from "./calendar";
import type { Mark } from "./marks";
import type { Item } from "./model";

/// How items and marks are called, on the drawing and for who listens.
export function useWords() {
  const { t } = useTranslation("subject");
  const { t: shared } = useTranslation("shared");
  const format = useFormat();
  return useMemo(() => {
    const titleOf = (item: Item) => {
      const [first, second] = item.type === "score" ? [item.label, item.title] : [item.title, item.label];
      const title = format.text(first) || format.text(second);
      return item.type === "variants" ? [title, genotypes(item)].filter(Boolean).join(" · ") : title;
    };
    const genotypes = ({ facts }: Item) => {
      const rate = facts?.callRate;
      const sites = facts?.sites;
      return typeof rate === "number" && typeof sites === "number"
        ? t("timeline.genotypes", { sites: format.count(sites), rate: (rate * 100).toFixed(1) })
        : "";
    };
    const age = (years: number) => t("ageYears", { age: format.number(years) });
    const when = (item: Item) => {
      if (!isAge(item.ageYears)) return t("undated");
      const end = isAge(item.endAgeYears) && item.endAgeYears > item.ageYears ? item.endAgeYears : null;
      return end === null
        ? age(item.ageYears)
        : t("ageRange", { from: format.number(item.ageYears), to: format.number(end) });
    };
    const value = (item: Item) => {
      if (item.value === null || item.value === undefined) {
        return item.type === "event" && typeof item.facts?.value === "string" ? item.facts.value : "";
      }
      return typeof item.value === "number" ? format.measure(item.value, item.unit) : item.value;
    };
    const spoken = (mark: Mark) => {
      if (mark.kind === "cluster") return t("timeline.cluster", { count: mark.items.length });
      const { item } = mark;
      const parts = [
        shared(`domain.${item.domain}`),
        titleOf(item),
        value(item),
        when(item),
        item.session ?? "",
      ];
      if (item.verdict) parts.push(shared(`verdict.${item.verdict}`));
      return parts.filter(Boolean).join(", ");
    };
    const day = (birth: Date | null, years: number | null | undefined) =>
      birth && isAge(years) ? format.month(dayAt(birth, years)) : "";
    return { t, shared, format, titleOf, when, value, spoken, age, day };
  }, [t, shared, format]);
}

export type Words = ReturnType<typeof useWords>;
