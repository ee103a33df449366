import type { Board, VisitChanged } from "./types";

/// The board with one visit as it is now; what is not on it stays off until the whole board comes.
export function merged(board: Board, changed: VisitChanged): Board {
  return {
    asOf: changed.asOf,
    scanners: board.scanners.map((scanner) =>
      scanner.key === changed.scanner
        ? {
            ...scanner,
            visits: scanner.visits.map((visit) => (visit.id === changed.visit.id ? changed.visit : visit)),
          }
        : scanner,
    ),
  };
}

/// Seconds since then, by the server's clock: `skew` is how far that is ahead of ours, in milliseconds.
export function age(time: string, now: number, skew: number): number {
  return Math.max(0, Math.round((now + skew - Date.parse(time)) / 1000));
}

/// `8 s`, `3 min`, `2 h`: short enough for a wall; the unit's words come from the caller.
export function shortAge(seconds: number): { unit: "seconds" | "minutes" | "hours"; count: number } {
  if (seconds < 100) return { unit: "seconds", count: seconds };
  if (seconds < 5400) return { unit: "minutes", count: Math.round(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 3600) };
}
