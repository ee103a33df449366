import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { ApiError, json } from "@/shared/api/client";
import { Chunks } from "./chunks";
import type { Refusal } from "./fetcher";
import { type FirstImage, readFirstImage } from "./firstImage";
import { PLANES } from "./geometry";
import { Painter, type Seen } from "./painter";
import { panelsIn, type Panel } from "./panels";
import { neighboursOf, Slices, wantedFor } from "./slices";

interface ViewAddress {
  url: string;
  bytes: number | null;
}

/// Of `/api/v1/recordings/{id}/views`.
export interface Views {
  firstImage: ViewAddress | null;
  zarr: ViewAddress | null;
  timePencils: ViewAddress | null;
  making: number | null;
}

const AGAIN_MILLISECONDS = 1200;

/// The first image, then the pyramid behind it, and a drawing that follows what is seen.
export function useVolume(
  canvas: RefObject<HTMLCanvasElement | null>,
  recording: string,
  known: Views & { firstImage: ViewAddress },
) {
  const address = known.firstImage.url;
  const begin = useRef(known);
  const [first, setFirst] = useState<FirstImage | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [views, setViews] = useState<Views>(known);
  const [shown, setShown] = useState<"nothing" | "coarse" | "fine">("nothing");
  const stage = useRef<Drawing | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const ended = (refusal: Refusal) => {
      if (refusal.status === 401 || refusal.status === 403 || refusal.status === 404)
        void json<Views>(`/recordings/${recording}/views`).catch(setFailure);
    };
    async function open() {
      const bytes = await whole(address, abort.signal);
      const image = await readFirstImage(bytes);
      if (abort.signal.aborted || !canvas.current) return;
      const drawing = new Drawing(canvas.current, image, setShown, ended);
      stage.current = drawing;
      setFirst(image);
      const zarr = await pyramid(recording, begin.current, setViews, abort.signal);
      if (zarr && !abort.signal.aborted) await drawing.open(zarr);
    }
    open().catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => {
      abort.abort();
      stage.current?.close();
      stage.current = null;
    };
  }, [canvas, recording, address]);

  const look = useCallback((seen: Seen) => stage.current?.look(seen), []);
  return { first, failure, views, shown, look, stage };
}

/// By the address of the page's own server, not of its interface.
async function whole(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: "same-origin", signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
}

/// Waits until it is made; null where it cannot be.
async function pyramid(recording: string, known: Views, tell: (views: Views) => void, signal: AbortSignal) {
  let views = known;
  while (!views.zarr && views.making !== null) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLISECONDS));
    try {
      views = await json<Views>(`/recordings/${recording}/views`, { signal });
      tell(views);
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status > 0 && error.status < 500)) throw error;
    }
  }
  return views.zarr?.url ?? null;
}

/// Draws once a frame at most, and asks for the chunks that what is seen needs.
export class Drawing {
  private readonly chunks: Chunks;
  private readonly painter: Painter;
  readonly slices: Slices;
  private seen: Seen | null = null;
  private frame = 0;
  panels: Panel[] = [];

  constructor(
    private readonly canvas: HTMLCanvasElement,
    readonly image: FirstImage,
    private readonly onShown: (shown: "coarse" | "fine") => void,
    onRefused: (refusal: Refusal) => void,
  ) {
    this.chunks = new Chunks(() => {
      this.painter.renew();
      this.draw();
    }, onRefused);
    this.slices = new Slices(image, this.chunks);
    this.painter = new Painter(canvas, this.slices, image.shape);
    this.resize();
  }

  async open(url: string) {
    await this.chunks.open(url);
    this.ask();
  }

  look(seen: Seen) {
    this.seen = seen;
    this.ask();
    this.draw();
  }

  resize() {
    const { clientWidth, clientHeight } = this.canvas;
    const dense = window.devicePixelRatio || 1;
    this.canvas.width = Math.max(1, Math.round(clientWidth * dense));
    this.canvas.height = Math.max(1, Math.round(clientHeight * dense));
    this.panels = panelsIn(clientWidth, clientHeight, this.image.shape, this.image.voxelSize);
    this.draw();
  }

  close() {
    cancelAnimationFrame(this.frame);
    this.chunks.close();
  }

  private ask() {
    const { pyramid } = this.chunks;
    if (!pyramid || !this.seen) return;
    const { at, volume } = this.seen;
    this.chunks.want([
      ...wantedFor(pyramid, PLANES, at, volume),
      ...neighboursOf(pyramid, PLANES, at, volume),
    ]);
  }

  private draw() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.seen) this.onShown(this.painter.paint(this.panels, this.seen) ? "fine" : "coarse");
    });
  }
}
