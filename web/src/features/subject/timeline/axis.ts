import type { Timeline, View } from "./model";

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20];
const SHORTEST_YEARS = 0.05;
const TICK_PIXELS = 110;

/// Maps ages to pixels between left and right.
export function scale(view: View, left: number, right: number): (age: number) => number {
  const perYear = (right - left) / (view.max - view.min);
  return (age) => left + (age - view.min) * perYear;
}

/// Round ages for the grid, about one every 110 pixels.
export function ticks(view: View, width: number): number[] {
  const wanted = (view.max - view.min) / Math.max(1, width / TICK_PIXELS);
  const step = STEPS.find((candidate) => candidate >= wanted) ?? 20;
  const found: number[] = [];
  for (let index = Math.ceil(view.min / step - 1e-9); index * step <= view.max + 1e-9; index++) {
    found.push(Number((index * step).toFixed(4)));
  }
  return found;
}

/// Everything that has an age, with a margin; null when nothing has.
export function whole(timeline: Pick<Timeline, "sessions" | "lanes">): View | null {
  const ages = timeline.sessions.map((session) => session.ageYears).filter(isAge);
  for (const lane of timeline.lanes) {
    for (const item of lane.items) {
      if (isAge(item.ageYears)) ages.push(item.ageYears);
      if (isAge(item.endAgeYears)) ages.push(item.endAgeYears);
    }
  }
  return ages.length === 0 ? null : around(ages);
}

/// What is shown first: the visits, or everything when there are none.
export function visits(timeline: Pick<Timeline, "sessions" | "lanes">): View | null {
  const ages = timeline.sessions.map((session) => session.ageYears).filter(isAge);
  return ages.length === 0 ? whole(timeline) : around(ages);
}

/// Zooms by a factor about an age, inside the bounds.
export function zoomed(view: View, factor: number, about: number, bounds: View): View {
  const limit = bounds.max - bounds.min;
  const length = Math.min(limit, Math.max(SHORTEST_YEARS, (view.max - view.min) / factor));
  const share = (about - view.min) / (view.max - view.min);
  return inside({ min: about - share * length, max: about + (1 - share) * length }, bounds);
}

/// Moves by a share of what is seen, inside the bounds.
export function panned(view: View, share: number, bounds: View): View {
  const by = (view.max - view.min) * share;
  return inside({ min: view.min + by, max: view.max + by }, bounds);
}

export function inside(view: View, bounds: View): View {
  const length = Math.min(view.max - view.min, bounds.max - bounds.min);
  const min = Math.min(Math.max(view.min, bounds.min), bounds.max - length);
  return { min, max: min + length };
}

export function isAge(age: number | null | undefined): age is number {
  return typeof age === "number" && Number.isFinite(age);
}

/// Marks flow to the right of their age, so the right margin is the larger one.
function around(ages: number[]): View {
  const min = Math.min(...ages);
  const max = Math.max(...ages);
  const length = Math.max(max - min, 0.5);
  return { min: Math.max(0, min - 0.14 * length), max: max + 0.3 * length };
}
