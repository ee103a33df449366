import type { TimelineLayout } from "./layout";
import type { LaneLayout } from "./marks";
import styles from "./timeline.module.css";
import type { Words } from "./useWords";

interface GridProps {
  plot: TimelineLayout;
  words: Words;
  visit: string | null;
  onVisit?: (label: string) => void;
  birth: Date | null;
}

/// Ticks of age, and the visits with their labels above.
export function Grid({ plot, words, visit, onVisit, birth }: GridProps) {
  return (
    <g>
      {plot.ticks.map(({ age, x }) => (
        <g key={age}>
          <line x1={x} x2={x} y1={plot.top - 6} y2={plot.bottom} className={styles.grid} />
          <text x={x} y={plot.bottom + 18} textAnchor="middle" className={styles.tick}>
            {tickShown(x, plot) && (birth ? words.day(birth, age) : words.format.number(age))}
          </text>
        </g>
      ))}
      <text x={plot.right} y={plot.bottom + 18} textAnchor="end" className={styles.axisTitle}>
        {words.t(birth ? "axisDate" : "axis")}
      </text>
      {plot.sessions.map((session) => (
        <g
          key={session.text}
          className={styles.session}
          role="button"
          tabIndex={onVisit ? 0 : undefined}
          aria-label={words.t("visitNamed", { label: session.text })}
          aria-pressed={session.labels.includes(visit ?? "")}
          onClick={() => onVisit?.(session.labels[0] ?? "")}
          onKeyDown={(event) => event.key === "Enter" && onVisit?.(session.labels[0] ?? "")}
        >
          {session.lines.map((x, index) => (
            <line
              key={index}
              x1={x}
              x2={x}
              y1={plot.top - 12}
              y2={plot.bottom}
              className={styles.sessionLine}
            />
          ))}
          {session.labels.includes(visit ?? "") && (
            <rect
              x={session.x - 8 - session.text.length * 4}
              y={2}
              width={16 + session.text.length * 8}
              height={17}
              rx={8}
              className={styles.sessionChosen}
            />
          )}
          <rect
            x={session.x - 8 - session.text.length * 4}
            y={2}
            width={16 + session.text.length * 8}
            height={17}
            rx={8}
            className={styles.focusRing}
          />
          <text x={session.x} y={15} className={styles.sessionLabel}>
            {session.text}
          </text>
        </g>
      ))}
    </g>
  );
}

/// The axis title stands at the right end: a tick below it would be unreadable.
function tickShown(x: number, plot: TimelineLayout): boolean {
  return x < plot.right - 90;
}

interface LaneLabelProps {
  lane: LaneLayout;
  plot: TimelineLayout;
  words: Words;
  /// what belongs here is drawn apart
  apart?: boolean;
}

export function LaneLabel({ lane, plot, words, apart = false }: LaneLabelProps) {
  const middle = lane.y + (lane.height > 120 ? 34 : lane.height / 2);
  const name = lane.domain === "undated" ? words.t("undated") : words.shared(`domain.${lane.domain}`);
  const swatch = lane.domain === "undated" ? "var(--nh-color-line-strong)" : `var(--nh-color-${lane.domain})`;
  return (
    <g>
      <line
        x1={0}
        x2={plot.width}
        y1={lane.y + lane.height}
        y2={lane.y + lane.height}
        className={styles.laneLine}
      />
      <rect x={4} y={middle - 5} width={10} height={10} rx={2} fill={swatch} />
      <text x={22} y={middle + 4} className={styles.laneName}>
        {name}
      </text>
      {lane.total === 0 && (
        <text x={plot.left + 12} y={middle + 4} className={styles.laneEmpty}>
          {words.t(apart ? "timeline.apart" : "timeline.none")}
        </text>
      )}
      {lane.before > 0 && (
        <Edge x={plot.left} anchor="start" y={lane.y + lane.height - 8} text={`◂ ${lane.before}`} />
      )}
      {lane.after > 0 && (
        <Edge x={plot.right} anchor="end" y={lane.y + lane.height - 8} text={`${lane.after} ▸`} />
      )}
    </g>
  );
}

/// How many more lie beyond the edge of what is seen.
function Edge({ x, y, anchor, text }: { x: number; y: number; anchor: "start" | "end"; text: string }) {
  return (
    <text
      x={anchor === "start" ? x - 8 : x + 6}
      y={y}
      textAnchor={"end"}
      className={styles.edge}
      aria-hidden="true"
    >
      {text}
    </text>
  );
}

export function ScoreLines({ lane }: { lane: LaneLayout }) {
  return lane.lines.map((line) => {
    const points = line.points.map((point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`);
    const first = line.points[0];
    const last = line.points.at(-1);
    return (
      <g key={line.name} data-series={line.name}>
        {first && last && points.length > 1 && (
          <>
            <path
              d={`M${first.x} ${line.floor}L${points.join("L")}L${last.x} ${line.floor}Z`}
              className={styles.scoreArea}
            />
            <path d={`M${points.join("L")}`} className={styles.scoreLine} />
          </>
        )}
        <text x={line.labelX} y={line.labelY} className={styles.scoreLabel}>
          {line.label}
        </text>
      </g>
    );
  });
}
