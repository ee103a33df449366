import { ApiError, get, headers, json, url } from "@/shared/api/client";
import type { Page } from "@/shared/api/types/common";
import type { Intake } from "@/shared/api/types/intake";
import type { Chosen } from "./collect";
import { tar } from "./tar";

/// Files up to this size go many at a time as one tar stream, larger ones alone and resumable.
const SMALL_BYTES = 4_000_000;
const BATCH_BYTES = 24_000_000;
const BATCH_FILES = 500;
const CHUNK_BYTES = 16_000_000;
const RETRY_MILLISECONDS = [0, 1000, 3000, 8000, 20_000];

export interface Destination {
  project: string;
  dataset: string;
  link?: { name: string; table: string } | null;
}

export interface Sent {
  files: number;
  bytes: number;
}

/// Opens the intake, or the open one of the same project, dataset and source.
export function openIntake(destination: Destination, source: string): Promise<Intake> {
  return json<Intake>("/intakes", { method: "POST", body: { ...destination, source } });
}

/// What the server already holds of an intake, by path and size: it is not sent again.
export async function received(intake: string): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Page<{ path: string; size: number }> = await get(`/intakes/${intake}/received`, {
      cursor,
      limit: 200,
    });
    for (const file of page.items) known.add(keyOf(file.path, file.size));
    cursor = page.next;
  } while (cursor !== null);
  return known;
}

export function keyOf(path: string, size: number): string {
  return `${size} ${path.normalize("NFC")}`;
}

/// Small files in batches, in their order; each batch is durable when it is answered.
export function batches(files: readonly Chosen[]): Chosen[][] {
  const all: Chosen[][] = [];
  let batch: Chosen[] = [];
  let bytes = 0;
  for (const one of files.filter(({ file }) => file.size <= SMALL_BYTES)) {
    if (batch.length === BATCH_FILES || (batch.length > 0 && bytes + one.file.size > BATCH_BYTES)) {
      all.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.file.size;
  }
  return batch.length > 0 ? [...all, batch] : all;
}

export function largeFiles(files: readonly Chosen[]): Chosen[] {
  return files.filter(({ file }) => file.size > SMALL_BYTES);
}

/// Sends one batch, again after a broken connection: the same file twice is one file.
export async function sendBatch(
  intake: string,
  batch: readonly Chosen[],
  signal: AbortSignal,
): Promise<void> {
  for (const [attempt, wait] of RETRY_MILLISECONDS.entries()) {
    await new Promise((done) => setTimeout(done, wait));
    try {
      const answer = await fetch(url(`/intakes/${intake}/files`), {
        method: "POST",
        signal,
        headers: { ...headers(), "Content-Type": "application/x-tar" },
        body: tar(batch),
      });
      if (answer.ok) return;
      if (answer.status < 500) throw new ApiError(answer.status, await answer.json().catch(() => ({})));
    } catch (error) {
      const final = error instanceof ApiError || signal.aborted || attempt === RETRY_MILLISECONDS.length - 1;
      if (final) throw error;
    }
  }
  throw new ApiError(0, { code: "UNREACHABLE" });
}

/// Sends one large file by tus; what was interrupted, even by closing the page, goes on where it stopped.
export async function sendLarge(
  intake: string,
  { path, file }: Chosen,
  signal: AbortSignal,
  progress: (bytes: number) => void,
): Promise<void> {
  const { Upload } = await import("tus-js-client");
  await new Promise<void>((done, fail) => {
    const upload = new Upload(file, {
      endpoint: url("/uploads"),
      metadata: { intake, path },
      headers: headers(),
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MILLISECONDS,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(`naohai-${intake}-${hash(path)}-${file.size}-${file.lastModified}`),
      onProgress: (bytes) => progress(bytes),
      onSuccess: () => done(),
      onError: fail,
    });
    signal.addEventListener("abort", () => {
      void upload.abort();
      fail(signal.reason as Error);
    });
    void upload.findPreviousUploads().then((previous) => {
      if (previous[0]) upload.resumeFromPreviousUpload(previous[0]);
      upload.start();
    });
  });
}

/// FNV-1a, so that no path, which may hold a name, stays in the browser's storage.
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16);
}
