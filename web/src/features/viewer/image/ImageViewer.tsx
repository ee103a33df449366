import { Progress as ProgressBar } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Recording } from "@/shared/api/types/catalogue";
import { url } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import { useFormat } from "@/shared/i18n/format";
import { EmptyState, FailedState } from "@/shared/ui/states";
import { ImageTools } from "./ImageTools";
import styles from "./image.module.css";
import { PlaceLine } from "./PlaceLine";
import type { Stage } from "./stage";
import { keyed, useImageKeys } from "./useImageKeys";
import { useResize } from "./useResize";
import { type Loading, NoImage, useStage } from "./useStage";
import type { Views } from "../volume/useVolume";
import { VolumeViewer } from "../volume/VolumeViewer";
import { type ImageView, readView, useAddress } from "./viewState";

/// Above this, a browser cannot hold the file and its texture.
const TOO_LARGE_BYTES = 1_500_000_000;

/// Where nothing was derived at intake, the first image comes with the pyramid.
const MADE = {
  every: 1200,
  ready: (views: Views) => views.firstImage !== null || views.making === null,
};

/// Three planes with crosshair, or why there are none: from what was derived where there is that, else, and for the 3-D
/// pane, from the whole file.
export function ImageViewer({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const views = useObject<Views>(`/recordings/${recording.id}/views`, {}, { until: MADE });
  const [threeD, setThreeD] = useState(false);
  const first = views.data?.firstImage;
  if (views.isError) return <FailedState error={views.error} retry={() => void views.refetch()} />;
  if (views.isPending) return <div className={styles.stage} />;
  if (views.data && first && !threeD)
    return (
      <VolumeViewer
        key={recording.id}
        recording={recording}
        views={{ ...views.data, firstImage: first }}
        onThreeD={setThreeD}
      />
    );
  if (views.data?.making != null && !threeD)
    return (
      <div className={styles.stage}>
        <div className={styles.waiting} role="status">
          {t("image.making", { part: format.percent(views.data.making) })}
        </div>
      </div>
    );
  return <WholeFile recording={recording} threeD={threeD} onThreeD={setThreeD} />;
}

interface WholeProps {
  recording: Recording;
  threeD: boolean;
  onThreeD: (shown: boolean) => void;
}

function WholeFile({ recording, threeD, onThreeD }: WholeProps) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const main = recording.files[0];
  if (main && main.size > TOO_LARGE_BYTES) {
    return (
      <EmptyState title={t("image.tooLarge.title", { size: format.bytes(main.size) })}>
        {t("image.tooLarge.body")}
      </EmptyState>
    );
  }
  return (
    <Loadable
      key={recording.id}
      recording={recording}
      name={main?.path.split("/").at(-1) ?? "image.nii"}
      threeD={threeD}
      onThreeD={onThreeD}
    />
  );
}

function Loadable({ recording, name, threeD, onThreeD }: WholeProps & { name: string }) {
  const { t } = useTranslation("viewer");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [search, setSearch] = useSearchParams();
  const [view, setView] = useState<ImageView>(() => readView(search));
  const { stage, state, place, retry } = useStage(canvas, `/recordings/${recording.id}/image`, name, view);
  const ready = state.step === "ready";
  useImageKeys(canvas, ready && state.volume.volumes > 1, ready);
  const seen = useMemo<ImageView>(() => ({ ...view, at: place?.mm ?? view.at }), [view, place]);
  useAddress(seen, ready, setSearch);
  useResize(canvas, () => stage.current?.resize());
  useEffect(() => {
    if (ready) stage.current?.show3d(threeD);
  }, [stage, ready, threeD]);

  const change = (part: Partial<ImageView>) => {
    apply(stage.current, part);
    setView((now) => ({ ...now, ...part }));
  };
  if (state.step === "failed" && state.error instanceof NoImage)
    return <EmptyState title={t("image.unreadable.title")}>{t("image.unreadable.body")}</EmptyState>;
  if (state.step === "failed") return <FailedState error={state.error} retry={retry} />;
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
          data-ready={ready}
          onKeyDown={(event) => press(event, stage.current, state, view, change)}
        />
        {!ready && <Waiting state={state} thumbnail={recording.thumbnail} />}
      </div>
      {ready && <PlaceLine place={place} volume={view.volume} volumes={state.volume.volumes} />}
      {ready && (
        <ImageTools
          volume={state.volume}
          view={view}
          onChange={change}
          threeD={threeD}
          onThreeD={onThreeD}
          repetition={recording.facts.repetitionTimeSeconds}
        />
      )}
    </div>
  );
}

/// The thumbnail stands where the planes will be, with what is still to come.
function Waiting({ state, thumbnail }: { state: Loading; thumbnail: string | null }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const progress = state.step === "loading" ? state.progress : null;
  const share = progress?.total ? (progress.received / progress.total) * 100 : 100;
  const words =
    progress === null
      ? t("image.decoding")
      : progress.total
        ? t("image.loadingOf", {
            received: format.bytes(progress.received),
            total: format.bytes(progress.total),
          })
        : t("image.loading", { received: format.bytes(progress.received) });
  return (
    <div className={styles.waiting} role="status">
      {thumbnail && <img src={thumbnail.startsWith("/") ? thumbnail : url(thumbnail)} alt="" />}
      <ProgressBar value={share} animated={!progress?.total} w={280} size="sm" aria-label={words} />
      <span>{words}</span>
    </div>
  );
}

function press(
  event: KeyboardEvent,
  stage: Stage | null,
  state: Loading,
  view: ImageView,
  change: (part: Partial<ImageView>) => void,
) {
  const { step, turn } = keyed(event.key);
  if (!stage || state.step !== "ready" || (!step && turn === 0)) return;
  event.preventDefault();
  if (step) stage.step(...step);
  const volume = Math.min(state.volume.volumes - 1, Math.max(0, view.volume + turn));
  if (volume !== view.volume) change({ volume });
}

/// What the reader changed, for NiiVue.
function apply(stage: Stage | null, part: Partial<ImageView>) {
  if (part.volume !== undefined) stage?.setVolume(part.volume);
  if (part.window) stage?.setWindow(part.window);
  if (part.map) stage?.setMap(part.map);
}
