import { useCallback, useMemo, useState } from "react";
import { panned, visits, whole, zoomed } from "./axis";
import type { Timeline, View } from "./model";

/// What stretch of the axis is seen: the visits at first, then where the reader zooms and moves.
export function useView(
  timeline: Pick<Timeline, "sessions" | "lanes">,
  first: "visits" | "whole" = "visits",
) {
  const bounds = useMemo(() => whole(timeline), [timeline]);
  const home = useMemo(() => (first === "visits" ? visits(timeline) : bounds), [timeline, first, bounds]);
  const [chosen, choose] = useState<View | null>(null);
  const limits = useMemo(() => union(bounds, home), [bounds, home]);
  const view = chosen ?? home;
  const zoom = useCallback(
    (factor: number, about?: number) =>
      choose((now) => {
        const from = now ?? home;
        return from && limits ? zoomed(from, factor, about ?? (from.min + from.max) / 2, limits) : now;
      }),
    [home, limits],
  );
  const pan = useCallback(
    (share: number) =>
      choose((now) => {
        const from = now ?? home;
        return from && limits ? panned(from, share, limits) : now;
      }),
    [home, limits],
  );
  const reset = useCallback(() => choose(null), []);
  const showAll = useCallback(() => choose(limits), [limits]);
  return { view, limits, zoom, pan, reset, showAll, show: choose, moved: chosen !== null };
}

export type ViewControl = ReturnType<typeof useView>;

function union(a: View | null, b: View | null): View | null {
  if (!a || !b) return a ?? b;
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}
