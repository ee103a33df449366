import { useFormat } from "@/shared/i18n/format";
import classes from "./charts.module.css";

/// A line of values without axes; says its range to a screen reader.
export function Sparkline({
  values,
  color,
  width = 110,
  height = 28,
  label,
}: {
  values: readonly number[];
  color?: string;
  width?: number;
  height?: number;
  label: string;
}) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const points = values.map((value, index) => {
    const y = height - 2 - ((value - low) / span) * (height - 4);
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke={color ?? "var(--nh-color-ink-3)"}
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
    </svg>
  );
}

interface HistogramProps {
  counts: readonly number[];
  minimum: number | null;
  maximum: number | null;
  label: string;
  color?: string;
  height?: number;
  /// The middle half, drawn as a band under the bars.
  middle?: readonly [number, number];
}

/// Bars of equal width from minimum to maximum; hovering one says its interval and count.
export function HistogramChart({
  counts,
  minimum,
  maximum,
  label,
  color = "var(--nh-color-accent)",
  height = 40,
  middle,
}: HistogramProps) {
  const format = useFormat();
  const top = Math.max(1, ...counts);
  const low = minimum ?? 0;
  const span = (maximum ?? counts.length) - low;
  const width = counts.length * 10;
  const x = (value: number) => (span === 0 ? 0 : ((value - low) / span) * width);
  const edge = (index: number) => format.number(low + (span * index) / counts.length);
  return (
    <div className={classes.histogram}>
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {middle && (
          <rect
            x={x(middle[0])}
            width={x(middle[1]) - x(middle[0])}
            height={height}
            fill={color}
            opacity="0.12"
          />
        )}
        {counts.map((count, index) => {
          const bar = count === 0 ? 0 : Math.max(1.5, (count / top) * (height - 1));
          return (
            <g key={index}>
              <title>{`${edge(index)}–${edge(index + 1)}: ${format.count(count)}`}</title>
              <rect x={index * 10} width={10} height={height} fill="transparent" />
              <rect x={index * 10 + 0.5} width={9} y={height - bar} height={bar} fill={color} opacity="0.8" />
            </g>
          );
        })}
      </svg>
      {minimum !== null && maximum !== null && (
        <div className={classes.axis}>
          <span>{format.number(minimum)}</span>
          <span>{format.number(maximum)}</span>
        </div>
      )}
    </div>
  );
}

/// Named values with bars, the most frequent first.
export function Frequencies({
  items,
  total,
  color = "var(--nh-color-accent)",
}: {
  items: readonly { label: string; count: number }[];
  total: number;
  color?: string;
}) {
  const format = useFormat();
  return (
    <ul className={classes.frequencies}>
      {items.map((item) => (
        <li key={item.label}>
          <span className={classes.value} title={item.label}>
            {item.label}
          </span>
          <span className={classes.bar}>
            <i style={{ width: `${(item.count / Math.max(1, total)) * 100}%`, background: color }} />
          </span>
          <span className={classes.count}>{format.count(item.count)}</span>
        </li>
      ))}
    </ul>
  );
}

export interface Peers {
  p5: number;
  p25: number;
  median: number;
  p75: number;
  p95: number;
  n: number;
}

/// Where one value stands among its peers: the band is the middle half, the line the middle 90 %.
export function PercentileBar({
  value,
  peers,
  tone = "passed",
  label,
  width = 120,
}: {
  value: number;
  peers: Peers;
  tone?: "passed" | "warned" | "rejected" | "unknown";
  label: string;
  width?: number;
}) {
  const low = Math.min(peers.p5, value);
  const span = Math.max(peers.p95, value) - low || 1;
  const x = (one: number) => 5 + ((one - low) / span) * (width - 10);
  return (
    <svg width={width} height={16} role="img" aria-label={label}>
      <title>{label}</title>
      <line
        x1={x(peers.p5)}
        x2={x(peers.p95)}
        y1={8}
        y2={8}
        stroke="var(--nh-color-line-strong)"
        strokeWidth={2}
      />
      <line
        x1={x(peers.p25)}
        x2={x(peers.p75)}
        y1={8}
        y2={8}
        stroke="var(--nh-color-line-strong)"
        strokeWidth={7}
        strokeLinecap="round"
      />
      <line x1={x(peers.median)} x2={x(peers.median)} y1={4} y2={12} stroke="var(--nh-color-ink-3)" />
      <circle cx={x(value)} cy={8} r={4.5} fill={`var(--nh-color-${tone})`} />
    </svg>
  );
}
