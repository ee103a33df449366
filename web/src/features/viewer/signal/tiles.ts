import { fetchWindow } from "../api/signal";

/// A stretch of some channels at one scale.
export interface Tile {
  start: number;
  span: number;
  rows: Float32Array[];
}

const KEPT = 48;
const POINTS_STEP = 128;

/// Tiles of one recording: as long as the window, fetched as they come into sight, their neighbours after them.
/// What has left the sight before it came is aborted. Owned by one viewer.
export class Tiles {
  private readonly tiles = new Map<string, Tile>();
  private readonly under = new Map<string, AbortController>();

  constructor(
    private readonly recording: string,
    private readonly duration: number,
    private readonly onArrived: () => void,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /// The tiles that cover the window, as far as they are here; asks for the others.
  cover(start: number, span: number, channels: string, width: number): { tiles: Tile[]; missing: boolean } {
    const points = Math.min(4096, Math.max(POINTS_STEP, Math.ceil(width / POINTS_STEP) * POINTS_STEP));
    const key = (index: number) => `${channels}|${span}|${points}|${index}`;
    const from = Math.floor(start / span + 1e-9);
    const to = Math.floor((start + span) / span - 1e-9);
    const last = Math.floor(this.duration / span - 1e-9);
    const seen = range(from, Math.max(from, to)).filter((index) => index >= 0 && index <= last);
    const near = [from - 1, to + 1].filter((index) => index >= 0 && index <= last);
    this.abortBut(new Set([...seen, ...near].map(key)));
    for (const index of [...seen, ...near]) this.want(key(index), index * span, span, channels, points);
    const here = seen.map((index) => this.tiles.get(key(index))).filter((tile) => tile !== undefined);
    return { tiles: here, missing: here.length < seen.length };
  }

  close() {
    this.abortBut(new Set());
  }

  private want(key: string, start: number, span: number, channels: string, points: number) {
    const known = this.tiles.get(key);
    if (known) {
      this.tiles.delete(key);
      this.tiles.set(key, known);
      return;
    }
    if (this.under.has(key)) return;
    const abort = new AbortController();
    this.under.set(key, abort);
    fetchWindow(this.recording, { start, duration: span, channels, points }, abort.signal)
      .then((rows) => this.keep(key, { start, span, rows }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.onFailed(error);
      })
      .finally(() => {
        if (this.under.get(key) === abort) this.under.delete(key);
      });
  }

  private keep(key: string, tile: Tile) {
    this.tiles.set(key, tile);
    for (const oldest of this.tiles.keys()) {
      if (this.tiles.size <= KEPT) break;
      this.tiles.delete(oldest);
    }
    this.onArrived();
  }

  private abortBut(wanted: Set<string>) {
    for (const [key, abort] of this.under) {
      if (wanted.has(key)) continue;
      abort.abort();
      this.under.delete(key);
    }
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
