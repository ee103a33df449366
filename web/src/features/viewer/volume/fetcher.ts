import type { Fetched, Fetching } from "./decode.worker";

/// What a server said instead of bytes; 401 and 404 where access has ended, 0 where nobody answered.
export class Refusal extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`);
    this.name = "Refusal";
  }
}

/// Fetches and unpacks in a worker.
export class Fetcher {
  private readonly worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
  private readonly answers = new Map<number, (answer: Fetched) => void>();
  private next = 0;

  constructor() {
    this.worker.addEventListener("error", () => this.fail());
    this.worker.addEventListener("messageerror", () => this.fail());
    this.worker.addEventListener("message", ({ data }: MessageEvent<Fetched>) => {
      this.answers.get(data.id)?.(data);
      this.answers.delete(data.id);
    });
  }

  fetch(asked: Omit<Fetching, "id">, signal?: AbortSignal): Promise<ArrayBuffer> {
    if (signal?.aborted) return Promise.reject(new DOMException("given up", "AbortError"));
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ bytes, status }) => {
        if (bytes) resolve(bytes);
        else reject(new Refusal(status ?? 0));
      });
      signal?.addEventListener("abort", () => {
        this.answers.delete(id);
        this.worker.postMessage({ id } satisfies Fetching);
        reject(new DOMException("given up", "AbortError"));
      });
      this.worker.postMessage({ ...asked, id } satisfies Fetching);
    });
  }

  close() {
    this.worker.terminate();
    this.fail();
  }

  /// Whoever still waits is told that nobody answers.
  private fail() {
    const waiting = [...this.answers];
    this.answers.clear();
    for (const [id, answer] of waiting) answer({ id, status: 0 });
  }
}
