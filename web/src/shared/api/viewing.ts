import type { Problem, Text, Verdict } from "./types/common";

/// What quality control says of one recording: `GET /recordings/{id}/quality`.
export interface RecordingQuality {
  verdict: Verdict;
  problems: Problem[];
  metrics: RecordingMetric[];
}

export interface Peers {
  p5: number;
  p25: number;
  median: number;
  p75: number;
  p95: number;
  n: number;
}

export interface RecordingMetric {
  id: string;
  value: number;
  name: Text;
  unit: string | null;
  definition: Text;
  source: string | null;
  direction: string;
  peers: Peers | null;
}

const FEWEST_PEERS = 5;

/// The distribution among comparable recordings, where there are enough of them to compare with.
export function peersOf(metric: RecordingMetric): Peers | null {
  return metric.peers && metric.peers.n >= FEWEST_PEERS ? metric.peers : null;
}

/// Whether the value lies beyond the middle 90 % of its peers, on the side that is worse.
export function remarkable(metric: RecordingMetric): boolean {
  const { direction, value } = metric;
  const peers = peersOf(metric);
  if (!peers) return false;
  if (/higher/i.test(direction)) return value < peers.p5;
  if (/lower/i.test(direction)) return value > peers.p95;
  return value < peers.p5 || value > peers.p95;
}

/// The metrics that say most: those with a better side and with peers first.
export function telling(metrics: RecordingMetric[], count: number): RecordingMetric[] {
  const rank = (metric: RecordingMetric) =>
    (remarkable(metric) ? 4 : 0) + (peersOf(metric) ? 2 : 0) + (/neither/i.test(metric.direction) ? 0 : 1);
  return metrics.toSorted((a, b) => rank(b) - rank(a)).slice(0, count);
}
