import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Recording } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { FailedState } from "@/shared/ui/states";
import { ImageTools } from "../image/ImageTools";
import styles from "../image/image.module.css";
import { PlaceLine } from "../image/PlaceLine";
import { keyed, useImageKeys } from "../image/useImageKeys";
import { useResize } from "../image/useResize";
import { type ImageView, readView, useAddress } from "../image/viewState";
import { CurveChart } from "./CurveChart";
import type { FirstImage } from "./firstImage";
import { clamped, type Three, toMm, toVoxel } from "./geometry";
import { panelAt, voxelAt } from "./panels";
import { useVolume, type Views } from "./useVolume";

interface Props {
  recording: Recording;
  views: Views & { firstImage: NonNullable<Views["firstImage"]> };
  onThreeD: (shown: boolean) => void;
}

/// Three planes: at once from the first image, then in the finest voxels as they come.
export function VolumeViewer({ recording, views, onThreeD }: Props) {
  const { t } = useTranslation("viewer");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [search, setSearch] = useSearchParams();
  const [view, setView] = useState<ImageView>(() => readView(search));
  const volume = useVolume(canvas, recording.id, views);
  const { first, look, stage } = volume;
  const at = useMemo(() => (first ? voxelOf(view, first) : null), [view, first]);
  const window = useMemo(() => view.window ?? first?.window ?? ([0, 1] as [number, number]), [view, first]);
  useEffect(() => {
    if (at) look({ at, volume: view.volume, window, map: view.map });
  }, [look, at, view.volume, view.map, window]);
  useResize(canvas, () => stage.current?.resize());
  useImageKeys(canvas, (first?.volumes ?? 1) > 1, first !== null);
  useAddress(view, first !== null, setSearch);
  const change = useCallback((part: Partial<ImageView>) => setView((now) => ({ ...now, ...part })), []);
  const moveTo = (voxel: Three) => first && change({ at: toMm(first.affine, clamped(voxel, first.shape)) });
  useWheel(canvas, (x, y, turn) => {
    const panel = stage.current && panelAt(stage.current.panels, x, y);
    if (!panel || !at) return false;
    const next = [...at] as Three;
    next[panel.plane.across] += turn;
    moveTo(next);
    return true;
  });
  const drag = useDrag(stage, at, window, moveTo, (next) => change({ window: next }));
  if (volume.failure) return <FailedState error={volume.failure} retry={() => location.reload()} />;
  const value = at && first ? (stage.current?.slices.value(at, view.volume) ?? null) : null;
  return (
    <div className={styles.viewer}>
      <div className={styles.stage}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          tabIndex={0}
          role="application"
          aria-label={t("image.canvas")}
          data-testid="image-canvas"
          data-ready={volume.shown !== "nothing"}
          data-shown={volume.shown}
          onKeyDown={(event) => first && at && press(event, at, view, first.volumes, moveTo, change)}
          onContextMenu={(event) => event.preventDefault()}
          {...drag}
        />
        <Progress making={volume.views.making} shown={volume.shown} />
      </div>
      {first && at && (
        <PlaceLine
          place={{ voxel: at, mm: toMm(first.affine, at), value }}
          volume={view.volume}
          volumes={first.volumes}
        />
      )}
      {first && at && volume.views.timePencils && (
        <CurveChart
          url={volume.views.timePencils.url}
          voxel={at}
          volume={view.volume}
          timeStep={first.timeStep}
          onVolume={(index) => change({ volume: index })}
        />
      )}
      {first && first.nonFinite > 0 && (
        <p className={styles.odd}>{t("image.nonFinite", { count: first.nonFinite })}</p>
      )}
      {first && (
        <ImageTools
          volume={{ volumes: first.volumes, window: first.window, span: first.span }}
          view={view}
          onChange={change}
          threeD={false}
          onThreeD={onThreeD}
          repetition={recording.facts.repetitionTimeSeconds}
        />
      )}
    </div>
  );
}

function Progress({ making, shown }: { making: number | null; shown: string }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  if (shown === "nothing") return null;
  if (making === null)
    return shown === "fine" ? null : <span className={styles.hint}>{t("image.refining")}</span>;
  return <span className={styles.hint}>{t("image.making", { part: format.percent(making) })}</span>;
}

/// Where the reader looks; the middle where the address does not say.
function voxelOf(view: ImageView, first: FirstImage): Three {
  const middle = first.shape.map((size) => Math.floor(size / 2)) as Three;
  const voxel = view.at && toVoxel(first.affine, view.at);
  return clamped(voxel ?? middle, first.shape);
}

/// The wheel scrolls the plane under it, and the page stays where it is; beside the planes it scrolls the page.
function useWheel(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  turned: (x: number, y: number, turn: number) => boolean,
) {
  const latest = useRef(turned);
  useEffect(() => {
    latest.current = turned;
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (event.deltaY === 0) return;
      if (latest.current(event.offsetX, event.offsetY, event.deltaY < 0 ? 1 : -1)) event.preventDefault();
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [canvas]);
}

type Stage = ReturnType<typeof useVolume>["stage"];

/// Left button: the cross-hair. Right button: the window, brighter upwards, wider to the right.
function useDrag(
  stage: Stage,
  at: Three | null,
  window: [number, number],
  moveTo: (voxel: Three) => void,
  setWindow: (window: [number, number]) => void,
) {
  const grip = useRef<{ x: number; y: number; window: [number, number] } | null>(null);
  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const { offsetX: x, offsetY: y } = event.nativeEvent;
    const panel = stage.current && panelAt(stage.current.panels, x, y);
    if (panel && at && stage.current) moveTo(voxelAt(panel, x, y, stage.current.image.shape, at));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (event.button === 0) point(event);
      else grip.current = { x: event.clientX, y: event.clientY, window };
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      if (grip.current) {
        const { x, y, window: before } = grip.current;
        const wide = (before[1] - before[0]) * 2 ** ((event.clientX - x) / 200);
        const middle = (before[0] + before[1]) / 2 + ((event.clientY - y) / 300) * (before[1] - before[0]);
        setWindow([middle - wide / 2, middle + wide / 2]);
      } else if (event.buttons === 1) point(event);
    },
    onPointerUp: () => {
      grip.current = null;
    },
    onPointerCancel: () => {
      grip.current = null;
    },
  };
}

function press(
  event: KeyboardEvent,
  at: Three,
  view: ImageView,
  volumes: number,
  moveTo: (voxel: Three) => void,
  change: (part: Partial<ImageView>) => void,
) {
  const { step, turn } = keyed(event.key);
  if (!step && turn === 0) return;
  event.preventDefault();
  if (step) moveTo(at.map((one, axis) => one + (step[axis] ?? 0)) as Three);
  else change({ volume: Math.min(volumes - 1, Math.max(0, view.volume + turn)) });
}
