import type { Verdict } from "./model";

/// A verdict as a shape, not only a colour: disc with tick, triangle, octagon with cross, ring.
export function VerdictBadge({ x, y, verdict }: { x: number; y: number; verdict: Verdict }) {
  const surface = "var(--nh-color-surface)";
  if (verdict === "unknown") {
    return <circle cx={x} cy={y} r={5} fill={surface} stroke="var(--nh-color-unknown)" strokeWidth={2} />;
  }
  return (
    <g aria-hidden="true">
      <path d={SHAPE[verdict](x, y)} fill={`var(--nh-color-${verdict})`} stroke={surface} strokeWidth={1.5} />
      <path d={SIGN[verdict](x, y)} stroke={surface} strokeWidth={1.5} fill="none" />
    </g>
  );
}

type Drawn = (x: number, y: number) => string;

const SHAPE: Record<Exclude<Verdict, "unknown">, Drawn> = {
  passed: (x, y) => `M${x - 6.5} ${y}a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0`,
  warned: (x, y) => `M${x} ${y - 7.5}L${x + 7.5} ${y + 6}H${x - 7.5}Z`,
  rejected: (x, y) => `M${x - 3} ${y - 7}h6l4 4v6l-4 4h-6l-4-4v-6z`,
};

const SIGN: Record<Exclude<Verdict, "unknown">, Drawn> = {
  passed: (x, y) => `M${x - 2.8} ${y + 0.2}l2 2 3.6-4`,
  warned: (x, y) => `M${x} ${y - 2.5}v4M${x} ${y + 3.6}v.4`,
  rejected: (x, y) => `M${x - 2} ${y - 1}l4 4m0-4l-4 4`,
};
