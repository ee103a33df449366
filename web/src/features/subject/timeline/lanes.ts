import { isAge } from "./axis";
import type { LaneLayout, Mark, ScoreLine } from "./marks";
import type { Item, View } from "./model";
import { clusters, rows, slots, type Placed } from "./pack";
import { height as heightOf, type Series, trend } from "./series";
import { fitted, textWidth } from "./text";

export const THUMBNAIL = 42;
export const BADGE = 7;
const TRACE = { width: 132, height: 30 };
const PADDING = 8;
const ROW = 20;
const CLINICAL_ROWS = 5;
/// above so many, only conditions, medicines and procedures get a line of their own
const CROWD = 40;
const CHIP = 34;
const FONT = 11;
const LABEL_ROOM = 190;
const TRACK = 38;
const LEAST = 58;

/// What a lane needs to lay itself out.
export interface Frame {
  view: View;
  place: (age: number) => number;
  left: number;
  right: number;
  titleOf: (item: Item) => string;
  formatNumber: (value: number) => string;
}

type Body = Pick<LaneLayout, "height" | "marks" | "lines" | "hiddenSeries">;

export function imagingLane(items: Item[], frame: Frame): Body {
  const cell = THUMBNAIL + 8;
  return slotLane(items, frame, THUMBNAIL, cell, 3, (item, box) => ({ kind: "thumbnail", item, ...box }));
}

export function signalLane(items: Item[], frame: Frame): Body {
  return slotLane(items, frame, TRACE.width, TRACE.height + 8, 3, (item, box) => ({
    kind: "trace",
    item,
    ...box,
  }));
}

type Box = { key: string; x: number; y: number; width: number; height: number };

function slotLane(
  items: Item[],
  frame: Frame,
  width: number,
  cell: number,
  rowCount: number,
  markOf: (item: Item, box: Box) => Mark,
): Body {
  const seen = visible(items, frame.view);
  const rule = { width, gap: 8, rows: rowCount, left: frame.left, right: frame.right - 8 };
  const placed = slots(seen, (item) => frame.place(item.ageYears ?? 0), rule);
  const used = Math.max(1, ...placed.map((slot) => slot.row + 1));
  const height = Math.max(LEAST, used * cell + PADDING);
  const top = (height - used * cell) / 2 + 4;
  const marks = placed.map((slot) => {
    const box = { key: keyOf(slot), x: slot.x, y: top + slot.row * cell, width, height: cell - 8 };
    const only = slot.members[0];
    return slot.members.length === 1 && only
      ? markOf(only, box)
      : clusterOf(slot, { ...box, width: Math.min(width, THUMBNAIL) });
  });
  return { height, marks, lines: [], hiddenSeries: 0 };
}

export function scoreLane(all: Series[], shown: Series[], frame: Frame): Body {
  const marks: Mark[] = [];
  const lines: ScoreLine[] = [];
  shown.forEach((series, track) => {
    const top = PADDING + track * TRACK;
    lines.push(lineOf(series, top, frame));
    for (const item of visible(series.items, frame.view)) {
      const x = frame.place(item.ageYears ?? 0);
      const y = typeof item.value === "number" ? trackY(series, item.value, top) : top + TRACK - 8;
      marks.push({
        kind: "score",
        key: item.id,
        item,
        series: series.name,
        x: x - 5,
        y: y - 5,
        width: 10,
        height: 10,
      });
    }
  });
  return {
    height: Math.max(LEAST, shown.length * TRACK + PADDING * 2),
    marks,
    lines,
    hiddenSeries: all.length - shown.length,
  };
}

function lineOf(series: Series, top: number, frame: Frame): ScoreLine {
  const points = series.items
    .filter((item) => typeof item.value === "number")
    .map((item) => ({ x: frame.place(item.ageYears ?? 0), y: trackY(series, item.value as number, top) }));
  const first = points.find((point) => point.x >= frame.left) ?? points[0];
  const named = series.items[0];
  const label = `${named ? frame.titleOf(named) : series.title} ${trend(series, frame.formatNumber)}`;
  const room = textWidth(label, FONT + 1);
  const labelX = Math.min(
    Math.max((first?.x ?? frame.left) + 10, frame.left + 4),
    Math.max(frame.left + 4, frame.right - room),
  );
  return {
    name: series.name,
    label: fitted(label, FONT + 1, frame.right - labelX),
    labelX,
    labelY: top + 9,
    points,
    floor: top + TRACK - 4,
  };
}

/// The upper 14 pixels of a track belong to its label.
function trackY(series: Series, value: number, top: number): number {
  return top + TRACK - 6 - heightOf(series, value) * (TRACK - 22);
}

const WEIGHT: Record<string, number> = {
  Condition: 6,
  MedicationRequest: 5,
  MedicationStatement: 5,
  Procedure: 4,
  Encounter: 2,
  Immunization: 1,
  Observation: 0,
};

/// Bars and points in up to five rows, the weightiest first; the rest as counted chips below.
export function clinicalLane(items: Item[], frame: Frame): Body {
  const seen = visible(items, frame.view).toSorted(
    (a, b) => weight(b) - weight(a) || (a.ageYears ?? 0) - (b.ageYears ?? 0),
  );
  const crowded = seen.length > CROWD;
  const shapes = seen.filter((item) => !crowded || weight(item) >= 4).map((item) => shapeOf(item, frame));
  const labelled = rows(
    shapes.map((shape) => ({ item: shape.item, from: shape.x, to: shape.x + shape.full })),
    CLINICAL_ROWS,
    6,
  );
  const marks: Mark[] = [];
  const left = seen.filter((item) => crowded && weight(item) < 4);
  shapes.forEach((shape, index) => {
    const row = labelled[index] ?? -1;
    if (row < 0) left.push(shape.item);
    else marks.push(markOf(shape, PADDING + row * ROW));
  });
  const used = Math.max(0, ...marks.map((mark) => (mark.y - PADDING) / ROW + 1));
  const chips = clusters(left, (item) => clamped(frame.place(item.ageYears ?? 0), frame), CHIP, 4);
  const chipY = PADDING + used * ROW + 1;
  marks.push(...chips.map((chip) => singleOrCluster(chip, chipY)));
  const height = Math.max(LEAST, PADDING * 2 + used * ROW + (chips.length > 0 ? ROW + 2 : 0));
  return { height, marks, lines: [], hiddenSeries: 0 };
}

interface Shape {
  item: Item;
  x: number;
  bar: number;
  full: number;
  label: string;
  openEnded: boolean;
}

function shapeOf(item: Item, frame: Frame): Shape {
  const from = frame.place(item.ageYears ?? 0);
  const x = clamped(from, frame);
  const to = isAge(item.endAgeYears) ? Math.min(frame.place(item.endAgeYears), frame.right) : x;
  const bar = to - x >= 6 ? to - x : 0;
  const offset = bar > 0 ? 8 : 14;
  const inBar = bar - 12;
  const label = fitted(
    frame.titleOf(item),
    FONT,
    Math.min(LABEL_ROOM, Math.max(inBar, frame.right - x - offset)),
  );
  const text = textWidth(label, FONT);
  const full = bar > 0 ? Math.max(bar, text + offset + 4) : 8 + 6 + text;
  return { item, x, bar, full, label, openEnded: from < frame.left };
}

function markOf(shape: Shape, y: number): Mark {
  const box = { key: shape.item.id, x: shape.x, y, width: shape.full, height: ROW - 5 };
  return shape.bar > 0
    ? {
        kind: "bar",
        ...box,
        item: shape.item,
        label: shape.label,
        barWidth: shape.bar,
        openEnded: shape.openEnded,
      }
    : { kind: "point", ...box, item: shape.item, label: shape.label };
}

function singleOrCluster(chip: Placed<Item>, y: number): Mark {
  const only = chip.members[0];
  const box = { key: keyOf(chip), x: chip.x, y, width: CHIP, height: ROW - 4 };
  return chip.members.length === 1 && only
    ? { kind: "point", ...box, width: 8, item: only, label: "" }
    : clusterOf(chip, box);
}

/// Genotypes hold at every age: one without an age stands at the left of its lane.
export function genomicsLane(items: Item[], ageless: Item[], frame: Frame): Body {
  const marks: Mark[] = [];
  const shown = [...ageless, ...visible(items, frame.view)].slice(0, 4);
  shown.forEach((item, row) => {
    const x = isAge(item.ageYears) ? clamped(frame.place(item.ageYears), frame) : frame.left + 12;
    const stripes = stripesOf(item);
    const barWidth = stripes.length > 0 ? Math.min(186, frame.right - x - 20) : 12;
    const label = fitted(frame.titleOf(item), FONT, Math.max(40, frame.right - x - barWidth - 24));
    const width = barWidth + 14 + textWidth(label, FONT);
    marks.push({
      kind: "barcode",
      key: item.id,
      item,
      label,
      stripes,
      barWidth,
      x,
      y: 16 + row * 34,
      width,
      height: 26,
    });
  });
  return { height: Math.max(LEAST, 24 + shown.length * 34), marks, lines: [], hiddenSeries: 0 };
}

const STRIPES = 60;

/// The genotypes of the subject as stripes in proportion: reference low, heterozygous middle, homozygous high.
function stripesOf(item: Item): number[] {
  if (item.sparkline && item.sparkline.length > 1) return item.sparkline;
  const calls = (["homRef", "het", "homAlt", "missing"] as const).map((call) =>
    Number(item.facts?.[call] ?? 0),
  );
  const total = calls.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return [];
  const heights = [1.7, 2.4, 3, 0.3];
  return calls.flatMap((count, call) =>
    Array.from({ length: Math.round((count / total) * STRIPES) }, () => heights[call] ?? 0),
  );
}

/// What has no age, as chips in the order of the domains.
export function undatedLane(items: Item[], frame: Frame): Body {
  const marks: Mark[] = [];
  let x = frame.left + 8;
  let row = 0;
  for (const [index, item] of items.entries()) {
    const label = fitted(frame.titleOf(item), FONT, LABEL_ROOM);
    const width = 22 + textWidth(label, FONT);
    if (x + width > frame.right - CHIP - 8 && x > frame.left + 8) {
      if (row === 2) {
        const rest = items.slice(index);
        marks.push({
          kind: "cluster",
          key: `undated+${rest.length}`,
          items: rest,
          x,
          y: 12 + row * 24,
          width: CHIP,
          height: 18,
        });
        break;
      }
      row++;
      x = frame.left + 8;
    }
    marks.push({ kind: "chip", key: item.id, item, label, x, y: 12 + row * 24, width, height: 18 });
    x += width + 8;
  }
  return { height: Math.max(42, 18 + (row + 1) * 24), marks, lines: [], hiddenSeries: 0 };
}

export function visible(items: Item[], view: View): Item[] {
  return items.filter((item) => {
    if (!isAge(item.ageYears)) return false;
    const end = isAge(item.endAgeYears) ? item.endAgeYears : item.ageYears;
    return end >= view.min && item.ageYears <= view.max;
  });
}

function weight(item: Item): number {
  return WEIGHT[item.modality ?? ""] ?? 3;
}

function clamped(x: number, frame: Frame): number {
  return Math.min(Math.max(x, frame.left), frame.right - 10);
}

function keyOf(placed: Placed<Item>): string {
  const first = placed.members[0]?.id ?? "";
  return placed.members.length === 1 ? first : `${first}+${placed.members.length}`;
}

function clusterOf(placed: Placed<Item>, box: Box): Mark {
  return { kind: "cluster", ...box, items: placed.members };
}
