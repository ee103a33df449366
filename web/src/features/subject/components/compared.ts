import type { CrossCheck } from "@/shared/api/types/catalogue";
import type { Problem } from "@/shared/api/types/common";

/// One thing that sources state of a subject, with all that they say.
export interface Compared {
  check: string;
  agrees: boolean;
  sources: [source: string, said: string][];
  problems: Problem[];
}

/// Checks within a dataset and across links, joined by what they compare; those that differ first.
export function compared(checks: readonly CrossCheck[]): Compared[] {
  return [...new Set(checks.map((one) => one.check))]
    .map((check) => ({ check, all: checks.filter((one) => one.check === check) }))
    .map(({ check, all }) => ({
      check,
      agrees: all.every((one) => one.agrees),
      sources: distinct(
        all.flatMap((one) => Object.entries(one.sources)),
        ([source, said]) => `${source}\n${said}`,
      ),
      problems: distinct(
        all.flatMap((one) => one.problems),
        (problem) => problem.code,
      ),
    }))
    .toSorted((one, other) => Number(one.agrees) - Number(other.agrees));
}

function distinct<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}
