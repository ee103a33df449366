import { useSyncExternalStore } from "react";
import { json } from "@/shared/api/client";
import { onForget } from "@/shared/api/session";
import type { Chosen } from "./collect";
import {
  batches,
  keyOf,
  largeFiles,
  openIntake,
  received,
  sendBatch,
  sendLarge,
  type Destination,
} from "./send";

export type UploadState = "opening" | "sending" | "committing" | "done" | "failed" | "stopped";

/// One import from this browser; it goes on while the reader is on other pages.
export interface Upload {
  key: number;
  destination: Destination;
  intake: string | null;
  state: UploadState;
  files: number;
  bytes: number;
  sentFiles: number;
  sentBytes: number;
  error: unknown;
}

let uploads: readonly Upload[] = [];
let last = 0;
const listeners = new Set<() => void>();
const controllers = new Map<number, AbortController>();
const chosen = new Map<number, readonly Chosen[]>();

function put(key: number, change: Partial<Upload>) {
  uploads = uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
  listeners.forEach((listener) => listener());
}

function under(state: UploadState): boolean {
  return state === "opening" || state === "sending" || state === "committing";
}

window.addEventListener("beforeunload", (event) => {
  if (uploads.some(({ state }) => under(state))) event.preventDefault();
});

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => uploads,
  );
}

export function stopUpload(key: number) {
  controllers.get(key)?.abort(new DOMException("stopped", "AbortError"));
}

export function forgetUpload(key: number) {
  chosen.delete(key);
  uploads = uploads.filter((upload) => upload.key !== key);
  listeners.forEach((listener) => listener());
}

onForget(() => {
  controllers.forEach((controller) => controller.abort(new DOMException("signed out", "AbortError")));
  controllers.clear();
  chosen.clear();
  uploads = [];
  listeners.forEach((listener) => listener());
});

/// Goes on with what stopped or broke; what has arrived is not sent again.
export function resumeUpload(key: number) {
  const upload = uploads.find((one) => one.key === key);
  const files = chosen.get(key);
  if (!upload || !files) return;
  put(key, { state: "opening", sentFiles: 0, sentBytes: 0, error: null });
  void begin(key, upload.destination, files);
}

/// Starts sending and answers with the intake's id as soon as there is one.
export async function startUpload(
  destination: Destination,
  files: readonly Chosen[],
): Promise<string | null> {
  const key = ++last;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const fresh: Upload = {
    key,
    destination,
    intake: null,
    state: "opening",
    files: files.length,
    bytes,
    sentFiles: 0,
    sentBytes: 0,
    error: null,
  };
  uploads = [fresh, ...uploads];
  chosen.set(key, files);
  return begin(key, destination, files);
}

async function begin(
  key: number,
  destination: Destination,
  files: readonly Chosen[],
): Promise<string | null> {
  const controller = new AbortController();
  controllers.set(key, controller);
  try {
    const { id } = await openIntake(destination, source(files));
    put(key, { intake: id, state: "sending" });
    void run(key, id, files, controller.signal);
    return id;
  } catch (error) {
    put(key, { state: "failed", error });
    return null;
  }
}

async function run(key: number, intake: string, files: readonly Chosen[], signal: AbortSignal) {
  const sent = { sentFiles: 0, sentBytes: 0 };
  function add(count: number, bytes: number) {
    sent.sentFiles += count;
    sent.sentBytes += bytes;
    put(key, sent);
  }
  try {
    const known = await received(intake);
    const missing = files.filter(({ path, file }) => !known.has(keyOf(path, file.size)));
    const there = files.length - missing.length;
    add(
      there,
      files.reduce((sum, { file }) => sum + file.size, 0) -
        missing.reduce((sum, { file }) => sum + file.size, 0),
    );
    for (const batch of batches(missing)) {
      await sendBatch(intake, batch, signal);
      add(
        batch.length,
        batch.reduce((sum, { file }) => sum + file.size, 0),
      );
    }
    for (const one of largeFiles(missing)) {
      await sendLarge(intake, one, signal, (bytes) => put(key, { sentBytes: sent.sentBytes + bytes }));
      add(1, one.file.size);
    }
    put(key, { state: "committing" });
    await json(`/intakes/${intake}/commit`, { method: "POST" });
    put(key, { state: "done" });
  } catch (error) {
    put(key, signal.aborted ? { state: "stopped" } : { state: "failed", error });
  }
}

/// The same files from the same browser resume the same intake; a file changed in between makes another one.
export function source(files: readonly Chosen[]): string {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  let mark = 0x811c9dc5;
  for (const { path, file } of files)
    for (const sign of `${path} ${file.size} ${file.lastModified}\n`)
      mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return `browser ${files.length} files ${bytes} bytes ${(mark >>> 0).toString(16)}`;
}
