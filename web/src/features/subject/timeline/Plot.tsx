import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useKeys } from "@/shared/keys/keys";
import { neighbour } from "./keys";
import type { TimelineLayout } from "./layout";
import { type Mark } from "./marks";
import { MarkShape } from "./MarkShape";
import { Grid, LaneLabel, ScoreLines } from "./PlotParts";
import styles from "./timeline.module.css";
import type { ViewControl } from "./useView";
import type { Words } from "./useWords";

interface Props {
  plot: TimelineLayout;
  control: ViewControl;
  words: Words;
  chosen: string | null;
  visit: string | null;
  onChoose: (mark: Mark) => void;
  onOpen: (mark: Mark) => void;
  onVisit?: (label: string) => void;
  birth: Date | null;
  /// lanes whose items are drawn apart, on an axis of their own
  apart?: ReadonlySet<string>;
}

const ZOOM_KEYS: Record<string, number> = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, _: 1 / 1.5 };

/// The drawing itself: marks are buttons with one tab stop, arrows walk, plus and minus zoom, Enter opens.
export function Plot({
  plot,
  control,
  words,
  chosen,
  visit,
  onChoose,
  onOpen,
  onVisit,
  birth,
  apart,
}: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const marks = plot.lanes.flatMap((lane) => lane.marks);
  const tabStop = marks.some((mark) => mark.key === stop) ? stop : marks[0]?.key;
  useWheel(svg, plot, control);
  const drag = useDrag(plot, control);
  useKeys(
    { t: () => svg.current?.querySelector<SVGGElement>("[data-mark][tabindex='0']")?.focus() },
    [
      { keys: ["t"], label: words.t("keys.line") },
      { keys: ["←", "→", "↑", "↓"], label: words.t("keys.walk") },
      { keys: ["Enter"], label: words.t("keys.open") },
      { keys: ["+", "−", "0"], label: words.t("keys.zoom") },
      { keys: ["⇧ ←", "⇧ →"], label: words.t("keys.pan") },
    ],
    onVisit !== undefined,
  );

  function onKey(event: KeyboardEvent, mark: Mark) {
    const factor = ZOOM_KEYS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (factor) control.zoom(factor);
    else if (event.key === "0") control.reset();
    else if (event.shiftKey && event.key === "ArrowRight") control.pan(0.2);
    else if (event.shiftKey && event.key === "ArrowLeft") control.pan(-0.2);
    else if (event.key === "Enter") onOpen(mark);
    else if (event.key === " ") onChoose(mark);
    else if (!walk(event.key, mark)) return;
    event.preventDefault();
  }

  function walk(key: string, from: Mark): boolean {
    const next = neighbour(plot.lanes, from.key, key);
    if (!next) return key.startsWith("Arrow");
    setStop(next.key);
    svg.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(next.key)}"]`)?.focus();
    onChoose(next);
    return true;
  }

  return (
    <svg
      ref={svg}
      className={styles.plot}
      viewBox={`0 0 ${plot.width} ${plot.height}`}
      height={plot.height}
      role="group"
      aria-label={words.t("timeline.title")}
      data-testid="timeline"
      {...drag}
    >
      <Grid plot={plot} words={words} visit={visit} onVisit={onVisit} birth={birth} />
      {plot.lanes.map((lane) => (
        <g key={lane.domain} data-lane={lane.domain}>
          <LaneLabel lane={lane} plot={plot} words={words} apart={apart?.has(lane.domain)} />
          <ScoreLines lane={lane} />
          {lane.marks.map((mark) => (
            <Fragment key={mark.key}>
              <g aria-hidden="true" className={styles.shape}>
                <MarkShape mark={mark} chosen={mark.key === chosen} />
              </g>
              <g
                data-mark={mark.key}
                data-kind={mark.kind}
                className={styles.mark}
                role="button"
                tabIndex={mark.key === tabStop ? 0 : -1}
                aria-label={words.spoken(mark)}
                aria-pressed={mark.key === chosen}
                onClick={() => onChoose(mark)}
                onDoubleClick={() => onOpen(mark)}
                onFocus={() => setStop(mark.key)}
                onKeyDown={(event) => onKey(event, mark)}
              >
                <title>{words.spoken(mark)}</title>
                <rect
                  x={mark.x - 3}
                  y={mark.y - 3}
                  width={mark.width + 6}
                  height={mark.height + 6}
                  rx={6}
                  className={styles.focusRing}
                />
              </g>
            </Fragment>
          ))}
        </g>
      ))}
    </svg>
  );
}

/// Wheel with Ctrl or ⌘ zooms about the pointer, a sideways wheel moves; the plain wheel scrolls the page.
function useWheel(svg: React.RefObject<SVGSVGElement | null>, plot: TimelineLayout, control: ViewControl) {
  const { view, zoom, pan } = control;
  useEffect(() => {
    const element = svg.current;
    if (!element || !view) return;
    const onWheel = (event: WheelEvent) => {
      const box = element.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * plot.width;
      const about = view.min + ((x - plot.left) / (plot.right - plot.left)) * (view.max - view.min);
      if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY / 300), about);
      else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        pan((event.deltaX || event.deltaY) / 900);
      else return;
      event.preventDefault();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [svg, plot.left, plot.right, plot.width, view, zoom, pan]);
}

function useDrag(plot: TimelineLayout, control: ViewControl) {
  const last = useRef<number | null>(null);
  return {
    onPointerDown: (event: React.PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0 || (event.target as Element).closest("[role=button]")) return;
      last.current = event.clientX;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: React.PointerEvent<SVGSVGElement>) => {
      if (last.current === null) return;
      const pixels = (event.clientX - last.current) * (plot.width / event.currentTarget.clientWidth);
      control.pan(-pixels / (plot.right - plot.left));
      last.current = event.clientX;
    },
    onPointerUp: () => {
      last.current = null;
    },
  };
}
