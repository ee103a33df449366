import type { Domain, Item } from "./model";

interface Box {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/// What is drawn and can be reached by mouse and keyboard; the box is what it covers, its label included.
export type Mark =
  | (Box & { kind: "thumbnail"; item: Item })
  | (Box & { kind: "trace"; item: Item })
  | (Box & { kind: "bar"; item: Item; label: string; barWidth: number; openEnded: boolean })
  | (Box & { kind: "point"; item: Item; label: string })
  | (Box & { kind: "score"; item: Item; series: string })
  | (Box & { kind: "barcode"; item: Item; label: string; stripes: number[]; barWidth: number })
  | (Box & { kind: "chip"; item: Item; label: string })
  | (Box & { kind: "cluster"; items: Item[] });

export interface ScoreLine {
  name: string;
  label: string;
  labelX: number;
  labelY: number;
  points: { x: number; y: number }[];
  floor: number;
}

export interface LaneLayout {
  domain: Domain | "undated";
  y: number;
  height: number;
  marks: Mark[];
  lines: ScoreLine[];
  /// how many of its items lie left and right of what is seen
  before: number;
  after: number;
  total: number;
  /// score series that are not shown
  hiddenSeries: number;
}

/// The item a mark stands for; a cluster stands for its first.
export function itemOf(mark: Mark): Item | undefined {
  return mark.kind === "cluster" ? mark.items[0] : mark.item;
}
