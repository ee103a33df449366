import type { Item, Timeline } from "../timeline/model";

/// An instrument taken at a visit: its table, and how many scores of it the time line has.
export interface Scale {
  title: Item["title"];
  href: string;
  verdict: Item["verdict"];
  scores: number;
}

/// The instruments of a visit, of all visits for null, in the order of the time line.
export function scalesOf(timeline: Timeline | undefined, visit: string | null): Scale[] {
  const scales = new Map<string, Scale>();
  for (const item of timeline?.lanes.find((lane) => lane.domain === "cognition")?.items ?? []) {
    const href = item.href?.split("?")[0];
    if (!href?.startsWith("/tables/") || (visit !== null && item.session !== visit)) continue;
    const { title, verdict, scores } = scales.get(href) ?? { ...item, scores: 0 };
    scales.set(href, { title, href, verdict, scores: scores + (item.type === "score" ? 1 : 0) });
  }
  return [...scales.values()];
}
