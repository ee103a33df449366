import { describe, expect, test } from "vitest";
import type { Channel } from "../api/signal";
import { nice, offsetOf, scalesOf } from "./scale";
import {
  clock,
  moved,
  pageOf,
  paged,
  readView,
  rescaled,
  type SignalView,
  spans,
  timeTicks,
  within,
} from "./view";

const channels = (count: number): Channel[] =>
  Array.from({ length: count }, (_, index) => ({
    index,
    name: `C${index}`,
    type: index < 130 ? "EEG" : "TRIG",
    unit: "µV",
    samplingFrequencyHz: 512,
    status: "n/a",
  }));

const view: SignalView = { start: 10, span: 10, first: 0, rows: 32, gain: 1, hidden: [] };

describe("the window of a signal", () => {
  test("stays inside the recording", () => {
    expect(within({ ...view, start: 500 }, 60).start).toBe(50);
    expect(within({ ...view, start: -5 }, 60).start).toBe(0);
    expect(within({ ...view, span: 1e9 }, 60)).toMatchObject({ start: 0, span: 60 });
    expect(moved(view, 1, 60).start).toBe(20);
  });

  test("is rescaled in usual steps about the pointer", () => {
    const closer = rescaled(view, -1, 600, 0.25);
    expect(closer).toMatchObject({ span: 5, start: 11.25 });
    expect(rescaled(closer, 1, 600, 0.25)).toMatchObject({ span: 10, start: 10 });
    expect(rescaled({ ...view, span: 600, start: 0 }, 1, 600).span).toBe(600);
  });

  test("139 channels are seen page by page, each once", () => {
    const all = channels(139);
    const seen: number[] = [];
    let page: SignalView = { ...view, rows: 64 };
    for (let turn = 0; turn < 3; turn++) {
      seen.push(...pageOf(all, page).map((channel) => channel.index));
      page = paged(page, 1, all.length);
    }
    expect(seen).toEqual(all.map((channel) => channel.index));
    expect(paged(page, 1, all.length).first).toBe(128);
  });

  test("hidden types leave their places to others", () => {
    expect(
      pageOf(channels(139), { ...view, first: 128, rows: 32, hidden: ["TRIG"] }).map((one) => one.index),
    ).toEqual([128, 129]);
    expect(pageOf(channels(139), { ...view, hidden: ["EEG"] })).toHaveLength(9);
  });

  test("comes from the address and defaults to ten seconds", () => {
    expect(readView(new URLSearchParams("start=3&span=2&gain=4"), 60, 69)).toMatchObject({
      start: 3,
      span: 2,
      gain: 4,
      rows: 32,
    });
    expect(readView(new URLSearchParams("span=nonsense&rows=7"), 2, 5)).toMatchObject({
      start: 0,
      span: 2,
      rows: 32,
    });
  });

  test("asks for channels as spans", () => {
    expect(spans([0, 1, 2, 5, 7, 8])).toBe("0-2,5,7-8");
    expect(spans([])).toBe("");
  });

  test("times read as clocks", () => {
    expect(clock(75, 5)).toBe("1:15");
    expect(clock(3725.5, 0.5)).toBe("1:02:05.5");
    expect(clock(59.999, 1)).toBe("1:00");
    expect(timeTicks(0, 10, 1000).at).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe("the scale of a signal", () => {
  test("is a round number", () => {
    expect([0.03, 1, 37, 120, 900].map(nice)).toEqual([0.05, 1, 50, 200, 1000]);
    expect(nice(0)).toBe(1);
  });

  test("takes the offset off and leaves gaps out", () => {
    expect(offsetOf(new Float32Array([9, 11, NaN, NaN, 19, 21]))).toBe(15);
    expect(offsetOf(new Float32Array([NaN, NaN]))).toBe(0);
  });

  test("is one for each type and does not follow a bad channel", () => {
    const row = (swing: number) =>
      new Float32Array(Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? -swing / 2 : swing / 2)));
    const three = channels(3).map((channel, index) => ({ ...channel, status: index === 2 ? "bad" : "good" }));
    expect(scalesOf(three, [row(40), row(40), row(90_000)])).toEqual({ EEG: 100 });
  });
});
