import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { download, type Progress } from "../api/download";
import type { Place, Stage, Volume } from "./stage";
import type { ImageView } from "./viewState";

export type Loading =
  | { step: "loading"; progress: Progress }
  | { step: "decoding" }
  | { step: "failed"; error: unknown }
  | { step: "ready"; volume: Volume };

/// What arrived is no image that can be drawn, whatever its name says.
export class NoImage extends Error {
  constructor(cause: unknown) {
    super("no image", { cause });
    this.name = "NoImage";
  }
}

/// Loads the file with progress, then NiiVue, and hands out the stage once it shows something.
export function useStage(
  canvas: RefObject<HTMLCanvasElement | null>,
  path: string,
  name: string,
  first: ImageView,
) {
  const stage = useRef<Stage | null>(null);
  const begin = useRef(first);
  const [state, setState] = useState<Loading>({ step: "loading", progress: { received: 0, total: null } });
  const [place, setPlace] = useState<Place | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    async function open() {
      setState({ step: "loading", progress: { received: 0, total: null } });
      const code = import("./stage");
      const bytes = await download(path, (progress) => setState({ step: "loading", progress }), abort.signal);
      setState({ step: "decoding" });
      const { Stage } = await code;
      if (abort.signal.aborted || !canvas.current) return;
      const opened = new Stage(setPlace);
      stage.current = opened;
      const volume = await opened.open(canvas.current, bytes, name).catch((error: unknown) => {
        throw new NoImage(error);
      });
      if (abort.signal.aborted) return;
      restore(opened, begin.current, volume);
      setState({ step: "ready", volume });
    }
    open().catch((error: unknown) => {
      if (!abort.signal.aborted) setState({ step: "failed", error });
    });
    return () => {
      abort.abort();
      stage.current?.close();
      stage.current = null;
    };
  }, [canvas, path, name, attempt]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { stage, state, place, retry };
}

function restore(stage: Stage, view: ImageView, volume: Volume) {
  if (view.window) stage.setWindow(view.window);
  if (view.map !== "gray") stage.setMap(view.map);
  if (view.volume > 0 && view.volume < volume.volumes) stage.setVolume(view.volume);
  if (view.at) stage.goTo(view.at);
  else stage.tell();
}
