import { isAge, scale, ticks } from "./axis";
import {
  clinicalLane,
  type Frame,
  genomicsLane,
  imagingLane,
  scoreLane,
  signalLane,
  undatedLane,
} from "./lanes";
import type { LaneLayout } from "./marks";
import { type Domain, type Item, LANES, type Session, type Timeline, type View } from "./model";
import { seriesOf } from "./series";
import { textWidth } from "./text";

export interface Options {
  width: number;
  gutter: number;
  view: View;
  /// names of the score series to draw; null chooses the three most telling
  series: string[] | null;
  /// lanes without anything are left out
  onlyFilled?: boolean;
  titleOf: (item: Item) => string;
  formatNumber: (value: number) => string;
}

export interface SessionLine {
  labels: string[];
  text: string;
  /// the middle of its label, and the place of each visit's line
  x: number;
  lines: number[];
}

export interface TimelineLayout {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  ticks: { age: number; x: number }[];
  sessions: SessionLine[];
  lanes: LaneLayout[];
}

const TOP = 30;
const FOOT = 30;
export const SERIES_SHOWN = 3;

/// Where everything of a time line stands, in pixels: no DOM, no clock, no language but the given one.
export function layout(
  timeline: Pick<Timeline, "sessions" | "lanes" | "undated">,
  options: Options,
): TimelineLayout {
  const left = options.gutter;
  const right = options.width - 12;
  const place = scale(options.view, left, right);
  const frame: Frame = { ...options, place, left, right };
  let y = TOP;
  const lanes: LaneLayout[] = [];
  for (const { domain, items, body } of bodies(timeline, options, frame)) {
    const lane = { domain, y, ...body, ...outside(items, options.view), total: items.length };
    lanes.push({
      ...lane,
      marks: lane.marks.map((mark) => ({ ...mark, y: mark.y + y })),
      lines: lowered(lane.lines, y),
    });
    y += body.height;
  }
  return {
    width: options.width,
    height: y + FOOT,
    left,
    right,
    top: TOP,
    bottom: y,
    ticks: ticks(options.view, right - left).map((age) => ({ age, x: place(age) })),
    sessions: sessionLines(timeline.sessions, options.view, place),
    lanes,
  };
}

type Body = ReturnType<typeof imagingLane>;

function bodies(
  timeline: Pick<Timeline, "lanes" | "undated">,
  options: Options,
  frame: Frame,
): { domain: Domain | "undated"; items: Item[]; body: Body }[] {
  const byDomain = new Map(timeline.lanes.map((lane) => [lane.domain, lane.items]));
  const genotypes = timeline.undated.filter((item) => item.domain === "genomics");
  const undated = timeline.undated.filter((item) => item.domain !== "genomics");
  const found: { domain: Domain | "undated"; items: Item[]; body: Body }[] = LANES.map((domain) => {
    const items = byDomain.get(domain) ?? [];
    const all = domain === "genomics" ? [...genotypes, ...items] : items;
    return { domain, items: all, body: bodyOf(domain, items, genotypes, options, frame) };
  });
  if (undated.length > 0)
    found.push({ domain: "undated", items: undated, body: undatedLane(undated, frame) });
  return options.onlyFilled ? found.filter((lane) => lane.items.length > 0) : found;
}

function bodyOf(domain: Domain, items: Item[], genotypes: Item[], options: Options, frame: Frame): Body {
  switch (domain) {
    case "imaging":
      return imagingLane(items, frame);
    case "electrophysiology":
      return signalLane(items, frame);
    case "cognition":
      return cognitionLane(items, options, frame);
    case "clinical":
      return clinicalLane(items, frame);
    case "genomics":
      return genomicsLane(items, genotypes, frame);
  }
}

/// Score lines, and under them what of the lane is no score (whole tables, event files).
function cognitionLane(items: Item[], options: Options, frame: Frame): Body {
  const series = seriesOf(items);
  const shown = options.series
    ? series.filter((one) => options.series?.includes(one.name))
    : series.slice(0, SERIES_SHOWN);
  const scores = scoreLane(series, shown, frame);
  const others = items.filter((item) => item.type !== "score");
  if (others.length === 0) return scores;
  const below = clinicalLane(others, frame);
  const offset = shown.length > 0 ? scores.height - 8 : 0;
  return {
    height: Math.max(58, offset + below.height),
    marks: [...scores.marks, ...below.marks.map((mark) => ({ ...mark, y: mark.y + offset }))],
    lines: scores.lines,
    hiddenSeries: scores.hiddenSeries,
  };
}

function lowered(lines: LaneLayout["lines"], by: number): LaneLayout["lines"] {
  return lines.map((line) => ({
    ...line,
    labelY: line.labelY + by,
    floor: line.floor + by,
    points: line.points.map((point) => ({ x: point.x, y: point.y + by })),
  }));
}

function outside(items: Item[], view: View): { before: number; after: number } {
  let before = 0;
  let after = 0;
  for (const { ageYears, endAgeYears } of items) {
    if (!isAge(ageYears)) continue;
    if ((isAge(endAgeYears) ? endAgeYears : ageYears) < view.min) before++;
    else if (ageYears > view.max) after++;
  }
  return { before, after };
}

/// Visits whose labels would touch share one line of text.
function sessionLines(sessions: Session[], view: View, place: (age: number) => number): SessionLine[] {
  const lines: SessionLine[] = [];
  for (const session of sessions.toSorted((a, b) => (a.ageYears ?? 0) - (b.ageYears ?? 0))) {
    const age = session.ageYears;
    if (!isAge(age) || age < view.min || age > view.max) continue;
    const last = lines.at(-1);
    const x = place(age);
    if (
      last &&
      x - (last.lines.at(-1) ?? 0) < (textWidth(last.text, 12) + textWidth(session.label, 12)) / 2 + 8
    ) {
      last.labels.push(session.label);
      last.text = `${last.labels[0]}–${session.label}`;
      last.lines.push(x);
      last.x = ((last.lines[0] ?? x) + x) / 2;
    } else {
      lines.push({ labels: [session.label], text: session.label, x, lines: [x] });
    }
  }
  return lines;
}
