import { describe, expect, test } from "vitest";
import { ticks, visits, whole, zoomed } from "./axis";
import { crowded, item } from "./fixture";
import { layout, type Options } from "./layout";
import type { Mark } from "./marks";
import type { Timeline } from "./model";
import { seriesOf } from "./series";

const options: Options = {
  width: 1130,
  gutter: 136,
  view: { min: 9, max: 14 },
  series: null,
  titleOf: (one) => (typeof one.title === "string" ? one.title : one.title.zh),
  formatNumber: (value) => String(value),
};

function overlaps(marks: Mark[]): [string, string][] {
  const found: [string, string][] = [];
  marks.forEach((a, index) => {
    for (const b of marks.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      if (!apart) found.push([a.key, b.key]);
    }
  });
  return found;
}

function marksOf(timeline: Timeline, more: Partial<Options> = {}) {
  return layout(timeline, { ...options, ...more }).lanes.flatMap((lane) => lane.marks);
}

describe("a time line", () => {
  for (const count of [0, 12, 120, 1500]) {
    for (const view of [
      { min: 9, max: 14 },
      { min: 0, max: 30 },
      { min: 12.4, max: 12.6 },
    ]) {
      test(`keeps ${count} events between ${view.min} and ${view.max} years apart`, () => {
        expect(overlaps(marksOf(crowded(count), { view }))).toEqual([]);
      });
    }
  }

  test("stays inside its frame at every width", () => {
    for (const width of [640, 820, 1130, 1900]) {
      for (const mark of marksOf(crowded(300), { width, view: { min: 0, max: 30 } })) {
        expect(mark.x, mark.key).toBeGreaterThanOrEqual(136);
        expect(mark.x + mark.width, mark.key).toBeLessThanOrEqual(width + 1);
      }
    }
  });

  test("loses no item: each is a mark, in a cluster, out of view or a score not shown", () => {
    const timeline = crowded(300);
    for (const lane of layout(timeline, options).lanes) {
      const drawn = lane.marks.reduce(
        (sum, mark) => sum + (mark.kind === "cluster" ? mark.items.length : 1),
        0,
      );
      const hidden = lane.domain === "cognition" ? lane.hiddenSeries * 2 : 0;
      expect(drawn + lane.before + lane.after + hidden, lane.domain).toBe(lane.total);
    }
  });

  test("puts scans of a visit side by side from its age on", () => {
    const timeline = crowded(0);
    timeline.lanes[0]!.items = ["a", "b", "c"].map((id) => item(id, "imaging", 10.1));
    const marks = layout(timeline, options).lanes[0]!.marks;
    expect(marks.map((mark) => mark.x - marks[0]!.x)).toEqual([0, 50, 100]);
    expect(new Set(marks.map((mark) => mark.y)).size).toBe(1);
  });

  test("shows total and repeated scores before single questions", () => {
    const cognition = layout(crowded(0), options).lanes[2]!;
    expect(cognition.lines.map((line) => line.name)).toEqual([
      "WASI.WASI_FSIQ",
      "ADHD.ADHD_Total_Raw",
      "ADHD.ADHD_HI_Raw",
    ]);
    expect(cognition.hiddenSeries).toBe(2);
    expect(cognition.lines[0]!.label).toContain("→");
  });

  test("joins the values of a series from young to old", () => {
    const series = seriesOf([
      item("b", "cognition", 12, { type: "score", title: "scale", series: "s", value: 5 }),
      item("a", "cognition", 10, { type: "score", title: "scale", series: "s", value: 9 }),
    ]);
    expect(series[0]!.items.map((one) => one.id)).toEqual(["a", "b"]);
  });

  test("keeps scores of the same name apart that come from two instruments", () => {
    const series = seriesOf([
      item("a", "cognition", 10, { type: "score", title: "mood", series: "raw_total", value: 5 }),
      item("b", "cognition", 10, { type: "score", title: "attention", series: "raw_total", value: 9 }),
    ]);
    expect(series.map((one) => one.items.map((member) => member.id))).toEqual([["b"], ["a"]]);
  });

  test("shows genotypes without an age in their own lane and everything else without an age below", () => {
    const lanes = layout(crowded(0), options).lanes;
    expect(lanes.at(-1)!.domain).toBe("undated");
    expect(lanes.find((lane) => lane.domain === "genomics")!.marks.map((mark) => mark.key)).toEqual(["wes"]);
  });

  test("gives visits of nearly the same age one label and each its own line", () => {
    const sessions = layout(crowded(0), options).sessions;
    expect(sessions.map((session) => session.text)).toEqual(["T1", "T2–T2b"]);
    expect(sessions[1]!.lines).toHaveLength(2);
  });

  test("an empty one has its five lanes and no mark", () => {
    const lanes = layout({ sessions: [], lanes: [], undated: [] }, options).lanes;
    expect(lanes).toHaveLength(5);
    expect(lanes.flatMap((lane) => lane.marks)).toEqual([]);
  });
});

describe("the axis", () => {
  test("begins with the visits, not with thirty years of clinical record", () => {
    const view = visits(crowded(300))!;
    expect(view.min).toBeGreaterThan(9);
    expect(view.max).toBeLessThan(14);
    expect(whole(crowded(300))!.max).toBeGreaterThan(28);
  });

  test("has round ticks, about one per 110 pixels", () => {
    expect(ticks({ min: 7.9, max: 10.4 }, 980)).toEqual([8, 8.5, 9, 9.5, 10]);
    expect(ticks({ min: 0, max: 90 }, 600)).toEqual([0, 20, 40, 60, 80]);
  });

  test("zooms about the pointer and stays inside what there is", () => {
    const bounds = { min: 0, max: 30 };
    const closer = zoomed({ min: 0, max: 30 }, 2, 10, bounds);
    expect(closer).toEqual({ min: 5, max: 20 });
    expect(zoomed(closer, 0.1, 10, bounds)).toEqual(bounds);
    expect(zoomed(closer, 1e9, 10, bounds).max - zoomed(closer, 1e9, 10, bounds).min).toBeCloseTo(0.05);
  });
});
