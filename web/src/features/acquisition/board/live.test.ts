import { expect, test } from "vitest";
import { age, merged, shortAge } from "./live";
import type { Board, Visit } from "./types";

function visit(id: string, light: Visit["light"]): Visit {
  return {
    id,
    project: null,
    subject: "sub-10",
    session: null,
    studyUid: null,
    state: "archived",
    light,
    instances: 1,
    firstAt: "2026-01-01T00:00:00Z",
    lastAt: "2026-01-01T00:00:00Z",
    complete: true,
    converted: null,
    words: [],
    series: [],
    expected: [],
  };
}

const board: Board = {
  asOf: "2026-01-01T00:00:00Z",
  scanners: [
    { key: "PRISMA", name: null, visits: [visit("a", "grey"), visit("b", "green")] },
    { key: "SIGNA", name: null, visits: [visit("c", "green")] },
  ],
};

test("a visit that changed takes its own place, all else stays the same object", () => {
  const after = merged(board, { asOf: "2026-01-01T00:00:05Z", scanner: "PRISMA", visit: visit("a", "red") });
  expect(after.scanners[0]!.visits.map((one) => one.light)).toEqual(["red", "green"]);
  expect(after.scanners[1]).toBe(board.scanners[1]);
  expect(after.asOf).toBe("2026-01-01T00:00:05Z");
});

test("a visit of a scanner that is not on the board changes nothing", () => {
  const after = merged(board, { asOf: board.asOf, scanner: "ELSE", visit: visit("x", "red") });
  expect(after.scanners).toEqual(board.scanners);
});

test("ages count by the server's clock and never below nothing", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(age("2026-01-01T00:00:10Z", now, 15_000)).toBe(5);
  expect(age("2026-01-01T00:00:10Z", now, 0)).toBe(0);
});

test("an age is said in the unit that fits", () => {
  expect(shortAge(12)).toEqual({ unit: "seconds", count: 12 });
  expect(shortAge(150)).toEqual({ unit: "minutes", count: 3 });
  expect(shortAge(7200)).toEqual({ unit: "hours", count: 2 });
});
