import type { Channel, Note } from "../api/signal";
import { offsetOf } from "./scale";
import type { Tile } from "./tiles";
import { clock, timeTicks } from "./view";

export const GUTTER = 92;
export const BAND = 26;
const FOOT = 24;

export interface Scene {
  width: number;
  height: number;
  start: number;
  span: number;
  channels: Channel[];
  tiles: Tile[];
  /// height of one line in the channel's unit, by type, gain included
  scales: Record<string, number>;
  notes: Note[];
  selection: [number, number] | null;
  badWord: string;
  color: (token: string) => string;
}

/// Draws everything anew; fast enough for each frame at a thousand points and a hundred channels.
export function draw(context: CanvasRenderingContext2D, scene: Scene) {
  const { width, height } = scene;
  context.clearRect(0, 0, width, height);
  context.font = "11px " + scene.color("--nh-font");
  context.textBaseline = "middle";
  drawGrid(context, scene);
  drawNotes(context, scene);
  drawLines(context, scene);
  drawLabels(context, scene);
}

export function xOf(scene: Pick<Scene, "width" | "start" | "span">, seconds: number): number {
  return GUTTER + ((seconds - scene.start) / scene.span) * (scene.width - GUTTER);
}

export function timeAt(scene: Pick<Scene, "width" | "start" | "span">, x: number): number {
  return scene.start + ((x - GUTTER) / (scene.width - GUTTER)) * scene.span;
}

function lineHeight(scene: Scene): number {
  return (scene.height - BAND - FOOT) / Math.max(1, scene.channels.length);
}

function drawGrid(context: CanvasRenderingContext2D, scene: Scene) {
  const { step, at } = timeTicks(scene.start, scene.span, scene.width - GUTTER);
  context.strokeStyle = scene.color("--nh-color-line");
  context.fillStyle = scene.color("--nh-color-ink-3");
  context.textAlign = "center";
  context.lineWidth = 1;
  context.beginPath();
  for (const seconds of at) {
    const x = Math.round(xOf(scene, seconds)) + 0.5;
    if (x < GUTTER) continue;
    context.moveTo(x, BAND);
    context.lineTo(x, scene.height - FOOT);
    if (x < scene.width - 26 && x > GUTTER + 10)
      context.fillText(clock(seconds, step), x, scene.height - FOOT / 2);
  }
  context.stroke();
}

/// Annotations: a label in the band above, a line or a tinted stretch through all channels.
function drawNotes(context: CanvasRenderingContext2D, scene: Scene) {
  context.textAlign = "left";
  let free = GUTTER;
  for (const note of scene.notes) {
    const from = xOf(scene, note.onsetSeconds);
    const to = xOf(scene, note.onsetSeconds + note.durationSeconds);
    if (to < GUTTER || from > scene.width) continue;
    const ink = scene.color(note.id ? "--nh-color-accent" : "--nh-color-clinical");
    const x = Math.max(GUTTER, from);
    context.globalAlpha = 0.12;
    context.fillStyle = ink;
    if (to - from > 1) context.fillRect(x, BAND, Math.min(to, scene.width) - x, scene.height - BAND - FOOT);
    context.globalAlpha = 0.8;
    if (from >= GUTTER) context.fillRect(from, 4, 1.5, scene.height - FOOT - 4);
    context.globalAlpha = 1;
    if (x >= free) {
      context.fillText(note.label, x + 5, BAND / 2, 160);
      free = x + 14 + Math.min(160, context.measureText(note.label).width);
    }
  }
  if (scene.selection) {
    const [a, b] = scene.selection.map((seconds) => Math.max(GUTTER, xOf(scene, seconds)));
    context.globalAlpha = 0.18;
    context.fillStyle = scene.color("--nh-color-accent");
    context.fillRect(
      Math.min(a ?? 0, b ?? 0),
      0,
      Math.max(2, Math.abs((b ?? 0) - (a ?? 0))),
      scene.height - FOOT,
    );
    context.globalAlpha = 1;
  }
}

function drawLines(context: CanvasRenderingContext2D, scene: Scene) {
  const each = lineHeight(scene);
  context.save();
  context.beginPath();
  context.rect(GUTTER, BAND, scene.width - GUTTER, scene.height - BAND - FOOT);
  context.clip();
  context.lineWidth = 1;
  context.lineJoin = "round";
  const order = scene.channels.map((channel, index) => ({ channel, index }));
  const isBad = (channel: Channel) => channel.status === "bad";
  // bad channels lie behind the others, pale: their swings often cross many lines
  for (const { channel, index } of order.toSorted(
    (a, b) => Number(isBad(b.channel)) - Number(isBad(a.channel)),
  )) {
    const middle = BAND + each * (index + 0.5);
    const perUnit = each / (scene.scales[channel.type] ?? 100);
    context.globalAlpha = isBad(channel) ? 0.4 : 1;
    context.strokeStyle = scene.color(inkOf(channel));
    const parts = scene.tiles.map((tile) => ({ tile, pairs: tile.rows[index] ?? new Float32Array() }));
    const offset = parts.reduce((sum, part) => sum + offsetOf(part.pairs), 0) / Math.max(1, parts.length);
    for (const { tile, pairs } of parts)
      strokePairs(context, scene, tile, pairs, { middle, perUnit, offset });
  }
  context.restore();
}

/// One path through minimum and maximum of every point; a gap lifts the pen.
function strokePairs(
  context: CanvasRenderingContext2D,
  scene: Scene,
  tile: Tile,
  pairs: Float32Array,
  { middle, perUnit, offset }: { middle: number; perUnit: number; offset: number },
) {
  const points = pairs.length / 2;
  const left = xOf(scene, tile.start);
  const step = (xOf(scene, tile.start + tile.span) - left) / points;
  let down = false;
  context.beginPath();
  for (let point = 0; point < points; point++) {
    const minimum = pairs[2 * point] ?? NaN;
    const maximum = pairs[2 * point + 1] ?? NaN;
    if (Number.isNaN(minimum)) {
      down = false;
      continue;
    }
    const x = left + (point + 0.5) * step;
    const high = middle - (maximum - offset) * perUnit;
    const low = middle - (minimum - offset) * perUnit;
    if (down) context.lineTo(x, high);
    else context.moveTo(x, high);
    if (low - high > 0.5) context.lineTo(x, low);
    down = true;
  }
  context.stroke();
}

function drawLabels(context: CanvasRenderingContext2D, scene: Scene) {
  const each = lineHeight(scene);
  const every = Math.max(1, Math.ceil(11 / each));
  context.textAlign = "right";
  scene.channels.forEach((channel, index) => {
    const bad = channel.status === "bad";
    if (index % every !== 0 && !bad) return;
    const y = BAND + each * (index + 0.5);
    context.fillStyle = scene.color(bad ? "--nh-color-rejected" : "--nh-color-ink-2");
    context.fillText(bad ? `✕ ${channel.name}` : channel.name, GUTTER - 8, y, GUTTER - 12);
    if (bad && each > 24) context.fillText(scene.badWord, GUTTER - 8, y + 12, GUTTER - 12);
  });
}

function inkOf(channel: Channel): string {
  if (channel.status === "bad") return "--nh-color-rejected";
  if (["EEG", "SEEG", "ECOG", "MEG"].includes(channel.type)) return "--nh-color-electrophysiology";
  if (["TRIG", "STIM", "MISC"].includes(channel.type)) return "--nh-color-ink-3";
  return "--nh-color-imaging";
}
