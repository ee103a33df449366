import Blosc from "numcodecs/blosc";

/// Fetches a range and gives back its plain bytes: `{ id, url, range }` is answered with `{ id, bytes }` or
/// `{ id, status }`; `{ id }` alone gives a fetch up.
export interface Fetching {
  id: number;
  url?: string;
  /// first and last byte, or how many of the end; none: the whole
  range?: [number, number] | number;
  /// whether what comes is a Blosc frame
  frame?: boolean;
}

export interface Fetched {
  id: number;
  bytes?: ArrayBuffer;
  /// HTTP status of a refusal, 0 where nobody answered
  status?: number;
}

const codec = Blosc.fromConfig({ id: "blosc" });
const open = new Map<number, AbortController>();

addEventListener("message", ({ data }: MessageEvent<Fetching>) => {
  if (data.url === undefined) open.get(data.id)?.abort();
  else void run(data, data.url);
});

async function run({ id, range, frame }: Fetching, url: string) {
  const abort = new AbortController();
  open.set(id, abort);
  try {
    const response = await fetch(url, {
      headers: header(range),
      credentials: "same-origin",
      signal: abort.signal,
    });
    if (!response.ok) return say({ id, status: response.status });
    const bytes = await response.arrayBuffer();
    say({ id, bytes: frame ? await plain(bytes) : bytes });
  } catch {
    if (!abort.signal.aborted) say({ id, status: 0 });
  } finally {
    open.delete(id);
  }
}

function header(range: Fetching["range"]): Record<string, string> {
  if (range === undefined) return {};
  return { Range: typeof range === "number" ? `bytes=-${range}` : `bytes=${range[0]}-${range[1]}` };
}

async function plain(frame: ArrayBuffer): Promise<ArrayBuffer> {
  const decoded = await codec.decode(new Uint8Array(frame));
  return decoded.slice().buffer;
}

function say(answer: Fetched) {
  postMessage(answer, answer.bytes ? { transfer: [answer.bytes] } : undefined);
}
