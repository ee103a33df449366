import type { Channel } from "../api/signal";

/// A number of the series 1, 2, 5 at or above the given one.
export function nice(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

/// Mean of the middle of the pairs: what is taken off so that a channel stands on its own line.
export function offsetOf(pairs: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const middle = ((pairs[at] ?? NaN) + (pairs[at + 1] ?? NaN)) / 2;
    if (!Number.isNaN(middle)) {
      sum += middle;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/// Height of one line in the channel's unit, by type: above the middle swing, so that most channels fit with a gap.
export function scalesOf(channels: Channel[], rows: Float32Array[]): Record<string, number> {
  const swings = new Map<string, number[]>();
  channels.forEach((channel, index) => {
    const swing = swingOf(rows[index] ?? new Float32Array());
    if (swing > 0 && channel.status !== "bad")
      swings.set(channel.type, [...(swings.get(channel.type) ?? []), swing]);
  });
  const scales: Record<string, number> = {};
  for (const channel of channels) {
    const all = (swings.get(channel.type) ?? []).toSorted((a, b) => a - b);
    scales[channel.type] = nice((all[Math.floor(all.length / 2)] ?? 100) * 1.4);
  }
  return scales;
}

/// Between the 2nd and the 98th percentile, so that one blink does not flatten the rest.
function swingOf(pairs: Float32Array): number {
  const low: number[] = [];
  const high: number[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const [minimum, maximum] = [pairs[at] ?? NaN, pairs[at + 1] ?? NaN];
    if (Number.isNaN(minimum) || Number.isNaN(maximum)) continue;
    low.push(minimum);
    high.push(maximum);
  }
  if (low.length === 0) return 0;
  low.sort((a, b) => a - b);
  high.sort((a, b) => a - b);
  return (high[Math.floor(high.length * 0.98)] ?? 0) - (low[Math.floor(low.length * 0.02)] ?? 0);
}
