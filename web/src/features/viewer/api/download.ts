import { request } from "@/shared/api/client";

export interface Progress {
  received: number;
  total: number | null;
}

/// The whole body of a path, telling how far it is.
export async function download(
  path: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const response = await request(path, { signal });
  const length = Number(response.headers.get("Content-Length"));
  const total = Number.isFinite(length) && length > 0 ? length : null;
  if (!response.body) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    received += next.value.length;
    onProgress({ received, total });
  }
  return joined(parts, received);
}

function joined(parts: Uint8Array[], length: number): ArrayBuffer {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}
