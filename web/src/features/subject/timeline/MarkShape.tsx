import { useId } from "react";
import { useFormat } from "@/shared/i18n/format";
import { THUMBNAIL } from "./lanes";
import type { Mark } from "./marks";
import styles from "./timeline.module.css";
import { fitted } from "./text";
import { VerdictBadge } from "./VerdictBadge";

type Of<Kind extends Mark["kind"]> = Extract<Mark, { kind: Kind }>;

/// One mark of the time line; colours come from the lane's domain.
export function MarkShape({ mark, chosen }: { mark: Mark; chosen: boolean }) {
  switch (mark.kind) {
    case "thumbnail":
      return <Thumbnail mark={mark} chosen={chosen} />;
    case "trace":
      return <Trace mark={mark} />;
    case "bar":
      return <Bar mark={mark} chosen={chosen} />;
    case "point":
      return <Point mark={mark} chosen={chosen} />;
    case "score":
      return <Score mark={mark} chosen={chosen} />;
    case "barcode":
      return <Barcode mark={mark} />;
    case "chip":
      return <Chip mark={mark} chosen={chosen} />;
    case "cluster":
      return <Cluster mark={mark} />;
  }
}

function colour(domain: string) {
  return `var(--nh-color-${domain})`;
}

/// The picture holds up to three planes side by side: the first one fits the square, whole.
function Thumbnail({ mark, chosen }: { mark: Of<"thumbnail">; chosen: boolean }) {
  const clip = useId();
  const { x, y, item } = mark;
  const label = fitted(useFormat().text(item.label), 9, THUMBNAIL - 4);
  return (
    <>
      <clipPath id={clip}>
        <rect x={x} y={y} width={THUMBNAIL} height={THUMBNAIL} rx={5} />
      </clipPath>
      <rect x={x} y={y} width={THUMBNAIL} height={THUMBNAIL} rx={5} className={styles.film} />
      {item.thumbnail && (
        <image
          href={item.thumbnail}
          x={x}
          y={y}
          width={THUMBNAIL}
          height={THUMBNAIL}
          preserveAspectRatio="xMinYMid slice"
          clipPath={`url(#${clip})`}
        />
      )}
      <rect
        x={x}
        y={y + 30}
        width={THUMBNAIL}
        height={12}
        className={styles.filmFoot}
        clipPath={`url(#${clip})`}
      />
      <text x={x + THUMBNAIL / 2} y={y + 39} className={styles.filmLabel}>
        {label}
      </text>
      <rect
        x={x}
        y={y}
        width={THUMBNAIL}
        height={THUMBNAIL}
        rx={5}
        className={chosen ? styles.frameChosen : styles.frame}
      />
      {item.verdict && <VerdictBadge x={x + 39} y={y + 3} verdict={item.verdict} />}
    </>
  );
}

function Trace({ mark }: { mark: Of<"trace"> }) {
  const { x, y, width, height, item } = mark;
  const values = item.sparkline ?? [];
  const room = width - 20;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill="transparent" />
      {values.length > 1 ? (
        <TraceLine values={values} box={{ x, y, width: room, height }} domain={item.domain} />
      ) : (
        <path
          d={`M${x} ${y + height / 2}h${room}`}
          className={styles.traceMissing}
          stroke={colour(item.domain)}
        />
      )}
      {item.verdict && <VerdictBadge x={x + room + 9} y={y + height / 2} verdict={item.verdict} />}
    </>
  );
}

interface Extent {
  x: number;
  y: number;
  width: number;
  height: number;
}

/// Pairs of least and largest value are a band with its middle as a line; anything else is a plain line.
export function TraceLine({ values, box, domain }: { values: number[]; box: Extent; domain: string }) {
  const low = values.filter((_, index) => index % 2 === 0);
  const high = values.filter((_, index) => index % 2 === 1);
  const paired = values.length % 2 === 0 && high.every((value, index) => value >= (low[index] ?? value));
  const { x, y, width, height } = box;
  if (!paired || values.length < 8) {
    return (
      <path d={tracePath(values, x, y, width, height)} className={styles.trace} stroke={colour(domain)} />
    );
  }
  const smallest = Math.min(...low);
  const span = Math.max(...high) - smallest || 1;
  const py = (value: number) => (y + ((smallest + span - value) / span) * height).toFixed(1);
  const px = (index: number) => (x + (index * width) / (high.length - 1)).toFixed(1);
  const upper = high.map((value, index) => `${px(index)} ${py(value)}`);
  const lower = low.map((value, index) => `${px(index)} ${py(value)}`);
  const middle = high.map((value, index) => `${px(index)} ${py((value + (low[index] ?? value)) / 2)}`);
  return (
    <>
      <path d={`M${upper.join("L")}L${lower.toReversed().join("L")}Z`} fill={colour(domain)} opacity={0.3} />
      <path d={`M${middle.join("L")}`} className={styles.trace} stroke={colour(domain)} />
    </>
  );
}

/// The middle of the values is the middle of the box; the largest swing fills it.
export function tracePath(values: number[], x: number, y: number, width: number, height: number): string {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const perValue = high > low ? height / (high - low) : 0;
  const step = width / (values.length - 1);
  return values
    .map((value, index) => {
      const py = perValue === 0 ? y + height / 2 : y + (high - value) * perValue;
      return `${index === 0 ? "M" : "L"}${(x + index * step).toFixed(1)} ${py.toFixed(1)}`;
    })
    .join("");
}

function Bar({ mark, chosen }: { mark: Of<"bar">; chosen: boolean }) {
  const { x, y, height, barWidth, label, item } = mark;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={barWidth}
        height={height}
        rx={3}
        fill={colour(item.domain)}
        className={chosen ? styles.barChosen : styles.bar}
      />
      {!mark.openEnded && <rect x={x} y={y} width={3} height={height} rx={1} fill={colour(item.domain)} />}
      <text x={x + 8} y={y + height - 4} className={styles.barLabel} fill={colour(item.domain)}>
        {label}
      </text>
    </>
  );
}

function Point({ mark, chosen }: { mark: Of<"point">; chosen: boolean }) {
  const { x, y, height, label, item } = mark;
  return (
    <>
      <rect x={x} y={y} width={Math.max(8, mark.width)} height={height} fill="transparent" />
      <rect
        x={x}
        y={y}
        width={8}
        height={height}
        rx={2}
        fill={colour(item.domain)}
        className={chosen ? styles.pointChosen : undefined}
      />
      <text x={x + 14} y={y + height - 4} className={styles.label}>
        {label}
      </text>
    </>
  );
}

function Score({ mark, chosen }: { mark: Of<"score">; chosen: boolean }) {
  const { x, y, item } = mark;
  return (
    <>
      <rect x={x - 4} y={y - 4} width={18} height={18} fill="transparent" />
      <circle
        cx={x + 5}
        cy={y + 5}
        r={chosen ? 5 : 4}
        className={styles.score}
        stroke={colour(item.domain)}
      />
    </>
  );
}

function Barcode({ mark }: { mark: Of<"barcode"> }) {
  const { x, y, height, barWidth, stripes, label, item } = mark;
  const largest = Math.max(...stripes, 1);
  const step = barWidth / Math.max(1, stripes.length);
  return (
    <>
      <rect x={x} y={y} width={mark.width} height={height} fill="transparent" />
      {stripes.length === 0 && (
        <rect x={x} y={y + height / 2 - 6} width={12} height={12} rx={2} fill={colour(item.domain)} />
      )}
      {stripes.map((value, index) => (
        <rect
          key={index}
          x={x + index * step}
          y={y}
          width={Math.max(1, Math.min(3, step * 0.6))}
          height={Math.max(2, (value / largest) * height)}
          fill={colour(item.domain)}
          opacity={index % 3 === 0 ? 1 : 0.62}
        />
      ))}
      <text x={x + barWidth + 12} y={y + height / 2 + 4} className={styles.label}>
        {label}
      </text>
    </>
  );
}

function Chip({ mark, chosen }: { mark: Of<"chip">; chosen: boolean }) {
  const { x, y, width, height, label, item } = mark;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={9}
        className={chosen ? styles.chipChosen : styles.chip}
      />
      <rect x={x + 6} y={y + height / 2 - 4} width={8} height={8} rx={2} fill={colour(item.domain)} />
      <text x={x + 18} y={y + height - 5} className={styles.label}>
        {label}
      </text>
    </>
  );
}

function Cluster({ mark }: { mark: Of<"cluster"> }) {
  const { x, y, width, height, items } = mark;
  const count = items.length > 999 ? "999+" : `+${items.length}`;
  const domain = items[0]?.domain ?? "clinical";
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={Math.min(8, height / 2)}
        className={styles.cluster}
        stroke={colour(domain)}
      />
      <text x={x + width / 2} y={y + height / 2 + 4} className={styles.clusterLabel} fill={colour(domain)}>
        {count}
      </text>
    </>
  );
}
