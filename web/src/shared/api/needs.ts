import type { Home, Need } from "./types/home";

/// How many files or recordings of these kinds wait for a person.
export function waitingAt(home: Home | undefined, ...kinds: Need["kind"][]): number {
  return (home?.needs ?? [])
    .filter((need) => kinds.includes(need.kind))
    .reduce((sum, need) => sum + need.count, 0);
}
