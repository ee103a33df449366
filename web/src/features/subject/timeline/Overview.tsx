import { useRef } from "react";
import { inside, isAge, scale, ticks } from "./axis";
import { LANES, type Timeline, type View } from "./model";
import styles from "./timeline.module.css";
import type { ViewControl } from "./useView";
import type { Words } from "./useWords";

const HEIGHT = 46;
const ROW = 5;

/// The whole life in a strip; what is seen above is the frame, which moves by dragging.
export function Overview({
  timeline,
  control,
  words,
  width,
  gutter,
}: {
  timeline: Pick<Timeline, "sessions" | "lanes">;
  control: ViewControl;
  words: Words;
  width: number;
  gutter: number;
}) {
  const grip = useRef<number | null>(null);
  const { view, limits } = control;
  if (!view || !limits) return null;
  const right = width - 12;
  const place = scale(limits, gutter, right);
  const ageAt = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    return limits.min + ((x - gutter) / (right - gutter)) * (limits.max - limits.min);
  };
  const move = (age: number, offset: number) => {
    const length = view.max - view.min;
    control.show(inside({ min: age - offset, max: age - offset + length }, limits));
  };
  return (
    <svg
      className={styles.overview}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      height={HEIGHT}
      aria-hidden="true"
      data-testid="overview"
      onPointerDown={(event) => {
        const age = ageAt(event);
        const held = age >= view.min && age <= view.max;
        grip.current = held ? age - view.min : (view.max - view.min) / 2;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (!held) move(age, grip.current);
      }}
      onPointerMove={(event) => grip.current !== null && move(ageAt(event), grip.current)}
      onPointerUp={() => (grip.current = null)}
    >
      <rect
        x={gutter}
        y={2}
        width={right - gutter}
        height={LANES.length * ROW + 4}
        rx={4}
        className={styles.overviewGround}
      />
      <text x={gutter - 12} y={19} textAnchor="end" className={styles.overviewTick}>
        {words.t("timeline.whole")}
      </text>
      {LANES.map((domain, row) => (
        <path
          key={domain}
          d={density(timeline, domain, limits, place, 4 + row * ROW)}
          stroke={`var(--nh-color-${domain})`}
          strokeWidth={3}
        />
      ))}
      {ticks(limits, right - gutter).map((age) => (
        <text key={age} x={place(age)} y={HEIGHT - 4} textAnchor="middle" className={styles.overviewTick}>
          {words.format.number(age)}
        </text>
      ))}
      <rect
        x={place(view.min)}
        y={1}
        width={Math.max(6, place(view.max) - place(view.min))}
        height={LANES.length * ROW + 6}
        rx={3}
        className={styles.brush}
      />
    </svg>
  );
}

/// One short stroke per pixel that holds something.
function density(
  timeline: Pick<Timeline, "lanes">,
  domain: string,
  limits: View,
  place: (age: number) => number,
  y: number,
): string {
  const taken = new Set<number>();
  for (const lane of timeline.lanes) {
    if (lane.domain !== domain) continue;
    for (const item of lane.items) {
      if (isAge(item.ageYears) && item.ageYears >= limits.min && item.ageYears <= limits.max)
        taken.add(Math.round(place(item.ageYears)));
    }
  }
  return [...taken].map((x) => `M${x} ${y + 2}h2`).join("");
}
