import type { Channel } from "../api/signal";

/// What of a recording is seen; times in seconds from its start.
export interface SignalView {
  start: number;
  span: number;
  /// first channel of the page, counted over the channels of the shown types
  first: number;
  /// channels on a page
  rows: number;
  /// how many times the automatic scale
  gain: number;
  /// types that are left out
  hidden: string[];
}

export const SHORTEST = 0.02;
const SPANS = [
  0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 43200, 86400,
];
export const ROWS = [8, 16, 32, 64, 128];

export function readView(search: URLSearchParams, duration: number, channels: number): SignalView {
  const number = (name: string, otherwise: number) => {
    const found = Number(search.get(name));
    return search.has(name) && Number.isFinite(found) ? found : otherwise;
  };
  const rows = number("rows", channels <= 8 ? 8 : channels <= 16 ? 16 : 32);
  return within(
    {
      start: number("start", 0),
      span: number("span", Math.min(10, duration)),
      first: Math.max(0, Math.floor(number("first", 0))),
      rows: ROWS.includes(rows) ? rows : 32,
      gain: Math.min(1000, Math.max(0.001, number("gain", 1))),
      hidden: (search.get("hidden") ?? "").split(",").filter(Boolean),
    },
    duration,
  );
}

export function writeView(search: URLSearchParams, view: SignalView): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: string, value: string | null) =>
    value === null ? next.delete(name) : next.set(name, value);
  put("start", view.start > 0 ? String(Number(view.start.toFixed(3))) : null);
  put("span", String(Number(view.span.toPrecision(6))));
  put("first", view.first > 0 ? String(view.first) : null);
  put("rows", String(view.rows));
  put("gain", view.gain === 1 ? null : String(Number(view.gain.toPrecision(3))));
  put("hidden", view.hidden.length > 0 ? view.hidden.join(",") : null);
  return next;
}

/// Inside the recording, never shorter than 20 ms nor longer than all of it.
export function within(view: SignalView, duration: number): SignalView {
  const whole = Math.max(duration, SHORTEST);
  const span = Math.min(whole, Math.max(SHORTEST, view.span));
  return { ...view, span, start: Math.min(Math.max(0, view.start), whole - span) };
}

/// The next longer (1) or shorter (-1) of the usual time scales, keeping the time under the pointer where it is.
export function rescaled(view: SignalView, by: 1 | -1, duration: number, share = 0.5): SignalView {
  const longer = SPANS.find((span) => span > view.span * 1.001) ?? duration;
  const shorter = SPANS.findLast((span) => span < view.span * 0.999) ?? SHORTEST;
  const span = Math.min(duration, by === 1 ? longer : shorter);
  return within({ ...view, span, start: view.start + share * (view.span - span) }, duration);
}

export function moved(view: SignalView, share: number, duration: number): SignalView {
  return within({ ...view, start: view.start + share * view.span }, duration);
}

export function shownChannels(channels: Channel[], view: SignalView): Channel[] {
  return channels.filter((channel) => !view.hidden.includes(channel.type));
}

/// The channels of the page that is seen.
export function pageOf(channels: Channel[], view: SignalView): Channel[] {
  const shown = shownChannels(channels, view);
  const first = Math.min(view.first, Math.max(0, Math.ceil(shown.length / view.rows) - 1) * view.rows);
  return shown.slice(first, first + view.rows);
}

export function paged(view: SignalView, by: 1 | -1, count: number): SignalView {
  const last = Math.max(0, Math.ceil(count / view.rows) - 1) * view.rows;
  const first = Math.floor(view.first / view.rows) * view.rows + by * view.rows;
  return { ...view, first: Math.min(last, Math.max(0, first)) };
}

/// `0-5,9` for the server; indexes in ascending order.
export function spans(indexes: number[]): string {
  const parts: string[] = [];
  let from = 0;
  indexes.forEach((index, at) => {
    if (indexes[at + 1] === index + 1) return;
    const first = indexes[from] ?? index;
    parts.push(first === index ? String(index) : `${first}-${index}`);
    from = at + 1;
  });
  return parts.join(",");
}

/// `m:ss`, with hours and parts of seconds where the scale needs them.
export function clock(seconds: number, step: number): string {
  const digits = step >= 1 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)));
  const rounded = Number(Math.max(0, seconds).toFixed(digits));
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded % 3600) / 60);
  const rest = (rounded % 60).toFixed(digits).padStart(digits > 0 ? 3 + digits : 2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/// Round times, about one every 100 pixels.
export function timeTicks(start: number, span: number, width: number): { step: number; at: number[] } {
  const wanted = span / Math.max(2, width / 100);
  const step = [0.001, 0.002, 0.005, 0.01, ...SPANS].find((candidate) => candidate >= wanted) ?? 86400;
  const at: number[] = [];
  for (let index = Math.ceil(start / step - 1e-9); index * step <= start + span + 1e-9; index++)
    at.push(index * step || 0);
  return { step, at };
}
