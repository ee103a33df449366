import { json, request } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";

export interface Channel {
  index: number;
  name: string;
  type: string;
  unit: string;
  samplingFrequencyHz: number;
  status: string;
}

export interface Note {
  id: string | null;
  onsetSeconds: number;
  durationSeconds: number;
  label: string;
  by: string | null;
  at: string | null;
  mine: boolean;
}

export interface Signal {
  format: string;
  channels: Channel[];
  durationSeconds: number;
  segments: { startSeconds: number; durationSeconds: number }[];
  annotations: Note[];
}

export const signalPath = (recording: string) => `/recordings/${recording}/signal`;

export const useSignal = (recording: string) =>
  useObject<Signal>(signalPath(recording), {}, { staleTime: Infinity });

/// Pairs of minimum and maximum: one row a channel, in the order asked.
export async function fetchWindow(
  recording: string,
  window: { start: number; duration: number; channels: string; points: number },
  signal: AbortSignal,
): Promise<Float32Array[]> {
  const response = await request(`${signalPath(recording)}/window`, { query: window, signal });
  const points = Number(response.headers.get("X-Naohai-Points")) || window.points;
  const values = new Float32Array(await response.arrayBuffer());
  const rows: Float32Array[] = [];
  for (let at = 0; at + 2 * points <= values.length; at += 2 * points)
    rows.push(values.subarray(at, at + 2 * points));
  return rows;
}

export const addNote = (recording: string, note: Pick<Note, "onsetSeconds" | "durationSeconds" | "label">) =>
  json<Note>(`/recordings/${recording}/annotations`, { method: "POST", body: note });

export const deleteNote = (recording: string, id: string) =>
  json<void>(`/recordings/${recording}/annotations/${id}`, { method: "DELETE" });
