import { useMemo } from "react";
import { Link } from "react-router";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { DomainChip } from "@/shared/ui/Chip";
import { VerdictMark } from "@/shared/ui/Verdict";
import type { Item, Timeline } from "./model";
import { LANES } from "./model";
import type { Words } from "./useWords";

/// Everything on the time line as rows, by age: for screen readers, and for who prefers rows.
export function ItemsTable({
  timeline,
  words,
}: {
  timeline: Pick<Timeline, "lanes" | "undated">;
  words: Words;
}) {
  const items = useMemo(() => ordered(timeline), [timeline]);
  const columns: Column<Item>[] = [
    { id: "age", header: words.t("column.age"), cell: (item) => words.when(item), width: 130 },
    { id: "visit", header: words.t("column.visit"), cell: (item) => item.session ?? "", width: 90 },
    {
      id: "domain",
      header: words.t("column.domain"),
      cell: (item) => <DomainChip domain={item.domain} />,
      width: 140,
    },
    { id: "what", header: words.t("column.what"), cell: (item) => <What item={item} words={words} /> },
    { id: "value", header: words.t("column.value"), cell: (item) => words.value(item), width: 140 },
    {
      id: "verdict",
      header: words.t("column.quality"),
      cell: (item) => item.verdict && <VerdictMark verdict={item.verdict} />,
      width: 110,
    },
  ];
  return (
    <DataTable
      label={words.t("timeline.title")}
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
      keys={false}
    />
  );
}

function What({ item, words }: { item: Item; words: Words }) {
  const title = words.titleOf(item);
  return item.href ? <Link to={item.href}>{title}</Link> : <>{title}</>;
}

function ordered(timeline: Pick<Timeline, "lanes" | "undated">): Item[] {
  const dated = timeline.lanes.flatMap((lane) => lane.items);
  const rank = (item: Item) => LANES.indexOf(item.domain);
  return [
    ...dated.toSorted((a, b) => (a.ageYears ?? 0) - (b.ageYears ?? 0) || rank(a) - rank(b)),
    ...timeline.undated,
  ];
}
