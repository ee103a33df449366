import { useEffect } from "react";
import type { useSearchParams } from "react-router";

/// What of an image is seen, as it stands in the address: `?at=-12,4.5,30&t=3&window=0,900&map=hot`.
export interface ImageView {
  /// crosshair in millimetres, RAS
  at: [number, number, number] | null;
  volume: number;
  window: [number, number] | null;
  map: string;
}

export const MAPS = ["gray", "viridis", "hot", "plasma", "blue2red"] as const;

export function readView(search: URLSearchParams): ImageView {
  const at = numbers(search.get("at"), 3);
  const window = numbers(search.get("window"), 2);
  const map = search.get("map") ?? "";
  return {
    at: at as ImageView["at"],
    volume: Math.max(0, Math.floor(Number(search.get("t")) || 0)),
    window: window as ImageView["window"],
    map: (MAPS as readonly string[]).includes(map) ? map : MAPS[0],
  };
}

export function writeView(search: URLSearchParams, view: ImageView): URLSearchParams {
  const next = new URLSearchParams(search);
  put(next, "at", view.at?.map((mm) => mm.toFixed(1)).join(","));
  put(next, "t", view.volume > 0 ? String(view.volume) : undefined);
  put(next, "window", view.window?.map((value) => Number(value.toPrecision(5))).join(","));
  put(next, "map", view.map === MAPS[0] ? undefined : view.map);
  return next;
}

function put(search: URLSearchParams, name: string, value: string | undefined) {
  if (value === undefined) search.delete(name);
  else search.set(name, value);
}

function numbers(text: string | null, count: number): number[] | null {
  const found = (text ?? "").split(",").map(Number);
  return text !== null && found.length === count && found.every(Number.isFinite) ? found : null;
}

/// The address holds the view, so that a link opens the same; written when the reader rests.
export function useAddress(
  view: ImageView,
  ready: boolean,
  setSearch: ReturnType<typeof useSearchParams>[1],
) {
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(
      () => setSearch((now) => writeView(now, view), { replace: true, preventScrollReset: true }),
      400,
    );
    return () => clearTimeout(timer);
  }, [view, ready, setSearch]);
}
