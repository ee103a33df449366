import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/shared/keys/keys";
import { FailedState } from "@/shared/ui/states";
import type { Note, Signal } from "../api/signal";
import { BAND, draw, GUTTER, timeAt } from "./draw";
import { scalesOf } from "./scale";
import styles from "./signal.module.css";
import { type Tile, Tiles } from "./tiles";
import { useThemeColors } from "./useThemeColors";
import { moved, pageOf, paged, rescaled, shownChannels, type SignalView, spans } from "./view";

type Change = (next: SignalView | ((now: SignalView) => SignalView)) => void;

interface Props {
  recording: string;
  signal: Signal;
  notes: Note[];
  view: SignalView;
  scales: Record<string, number> | null;
  selection: [number, number] | null;
  onChange: Change;
  onScales: (scales: Record<string, number>) => void;
  onSelect: (selection: [number, number] | null) => void;
}

const LINE = 17;
const NO_TILES: Tile[] = [];

/// The canvas: drag moves in time, a drag in the band above selects, wheel moves, Ctrl + wheel changes the time scale.
export function SignalCanvas(props: Props) {
  const { recording, signal, notes, view, scales, selection, onChange, onScales, onSelect } = props;
  const { t } = useTranslation("viewer");
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const color = useThemeColors();
  const channels = useMemo(() => pageOf(signal.channels, view), [signal.channels, view]);
  const asked = spans(channels.map((channel) => channel.index));
  const { tiles, missing, error, retry } = useTiles(
    recording,
    signal.durationSeconds,
    view,
    asked,
    width - GUTTER,
  );
  useEffect(() => {
    if (tiles[0] && !missing && needsScale(scales, channels))
      onScales({ ...scalesOf(channels, tiles[0].rows), ...scales });
  }, [tiles, missing, scales, channels, onScales]);

  const scene = useMemo(() => {
    const gained = Object.fromEntries(
      Object.entries(scales ?? {}).map(([type, scale]) => [type, scale / view.gain]),
    );
    return {
      width,
      height,
      start: view.start,
      span: view.span,
      channels,
      tiles,
      scales: gained,
      notes,
      selection,
      badWord: t("signal.bad"),
      color,
    };
  }, [width, height, view, channels, tiles, scales, notes, selection, color, t]);

  useEffect(() => {
    const frame = requestAnimationFrame(() => canvas.current && paint(canvas.current, scene));
    return () => cancelAnimationFrame(frame);
  }, [scene]);

  useWheel(canvas, width, signal.durationSeconds, onChange);
  useSignalKeys(canvas);
  const pointer = usePointer(scene, signal.durationSeconds, onChange, onSelect);
  const tall = Math.max(420, channels.length * LINE + 50);
  return (
    <div ref={sizeRef} className={styles.frame} style={{ height: `min(${tall}px, 66vh)` }}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        role="application"
        aria-label={t("signal.canvas", { count: channels.length })}
        data-testid="signal-canvas"
        data-ready={tiles.length > 0 && !missing && scales !== null}
        onKeyDown={(event) => press(event, signal, onChange, onSelect, view)}
        {...pointer}
      />
      {missing && <div className={styles.progress} role="status" aria-label={t("signal.loading")} />}
      {error !== null && (
        <div className={styles.failed}>
          <FailedState error={error} retry={retry} />
        </div>
      )}
    </div>
  );
}

function needsScale(scales: Record<string, number> | null, channels: Signal["channels"]): boolean {
  return scales === null || channels.some((channel) => scales[channel.type] === undefined);
}

function paint(canvas: HTMLCanvasElement, scene: Parameters<typeof draw>[1]) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(scene.width * ratio);
  canvas.height = Math.round(scene.height * ratio);
  const context = canvas.getContext("2d");
  if (!context || scene.width < GUTTER) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(context, scene);
}

/// The tiles in sight; those of the last scale stay until the new ones are there, so that nothing goes blank.
function useTiles(recording: string, duration: number, view: SignalView, channels: string, width: number) {
  const [arrived, setArrived] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const store = useRef<Tiles | null>(null);
  const [shown, setShown] = useState<{ tiles: Tile[]; missing: boolean; channels: string }>({
    tiles: NO_TILES,
    missing: true,
    channels: "",
  });
  useEffect(() => {
    store.current = new Tiles(recording, duration, () => setArrived((count) => count + 1), setError);
    return () => {
      store.current?.close();
      store.current = null;
    };
  }, [recording, duration]);
  useEffect(() => {
    if (width <= 0 || channels === "" || !store.current) return;
    const found = store.current.cover(view.start, view.span, channels, width);
    setShown((before) => {
      const keep = found.missing && found.tiles.length === 0 && before.channels === channels;
      return { tiles: keep ? before.tiles : found.tiles, missing: found.missing, channels };
    });
  }, [view.start, view.span, channels, width, arrived]);
  const retry = () => {
    setError(null);
    setArrived((count) => count + 1);
  };
  return { ...shown, error, retry };
}

function useWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  width: number,
  duration: number,
  onChange: Change,
) {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const share = (event.offsetX - GUTTER) / Math.max(1, width - GUTTER);
      const by = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY;
      if (event.ctrlKey || event.metaKey) onChange((now) => rescaled(now, by > 0 ? 1 : -1, duration, share));
      else if (event.altKey) onChange((now) => ({ ...now, gain: now.gain * (by > 0 ? 0.8 : 1.25) }));
      else onChange((now) => moved(now, by / 1000, duration));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [canvas, width, duration, onChange]);
}

type Scene = Parameters<typeof draw>[1];

function usePointer(scene: Scene, duration: number, onChange: Change, onSelect: Props["onSelect"]) {
  const held = useRef<{ x: number; from: number | null } | null>(null);
  const at = (event: React.PointerEvent) =>
    Math.min(duration, Math.max(0, timeAt(scene, event.nativeEvent.offsetX)));
  return {
    onPointerDown: (event: React.PointerEvent<HTMLCanvasElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const selecting = event.shiftKey || event.nativeEvent.offsetY < BAND;
      held.current = { x: event.nativeEvent.offsetX, from: selecting ? at(event) : null };
      if (selecting) onSelect([at(event), at(event)]);
    },
    onPointerMove: (event: React.PointerEvent<HTMLCanvasElement>) => {
      const grip = held.current;
      if (!grip) return;
      if (grip.from !== null) onSelect([grip.from, at(event)]);
      else {
        const share = (grip.x - event.nativeEvent.offsetX) / Math.max(1, scene.width - GUTTER);
        onChange((now) => moved(now, share, duration));
        grip.x = event.nativeEvent.offsetX;
      }
    },
    onPointerUp: () => {
      held.current = null;
    },
  };
}

/// What the list of keys says of this viewer; `v` leads to it from anywhere.
function useSignalKeys(canvas: React.RefObject<HTMLCanvasElement | null>) {
  const { t } = useTranslation("viewer");
  useKeys({ v: () => canvas.current?.focus() }, [
    { keys: ["v"], label: t("keys.viewer") },
    { keys: ["←", "→"], label: t("keys.time") },
    { keys: ["Home", "End"], label: t("keys.ends") },
    { keys: ["↑", "↓"], label: t("keys.gain") },
    { keys: ["+", "−"], label: t("keys.span") },
    { keys: ["PgUp", "PgDn"], label: t("keys.channels") },
    { keys: ["a"], label: t("keys.annotate") },
  ]);
}

/// Arrows move in time and change the gain, plus and minus the time scale, page keys the channels, a annotates.
function press(
  event: KeyboardEvent,
  signal: Signal,
  onChange: Change,
  onSelect: Props["onSelect"],
  view: SignalView,
) {
  if (event.ctrlKey || event.metaKey) return;
  const duration = signal.durationSeconds;
  const share = event.shiftKey ? 1 : 0.25;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => onChange((now) => moved(now, -share, duration)),
    ArrowRight: () => onChange((now) => moved(now, share, duration)),
    ArrowUp: () => onChange((now) => ({ ...now, gain: now.gain * 1.25 })),
    ArrowDown: () => onChange((now) => ({ ...now, gain: now.gain * 0.8 })),
    "+": () => onChange((now) => rescaled(now, -1, duration)),
    "=": () => onChange((now) => rescaled(now, -1, duration)),
    "-": () => onChange((now) => rescaled(now, 1, duration)),
    Home: () => onChange((now) => ({ ...now, start: 0 })),
    End: () => onChange((now) => ({ ...now, start: duration })),
    PageDown: () => onChange((now) => paged(now, 1, shownChannels(signal.channels, now).length)),
    PageUp: () => onChange((now) => paged(now, -1, shownChannels(signal.channels, now).length)),
    a: () => onSelect([view.start + view.span / 2, view.start + view.span / 2]),
    Escape: () => onSelect(null),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
