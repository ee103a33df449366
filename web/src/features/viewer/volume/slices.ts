import type { Chunks } from "./chunks";
import type { FirstImage } from "./firstImage";
import type { Plane, Three } from "./geometry";
import { CHUNK, type ChunkPlace, type Level, type Pyramid, type Voxels } from "./pyramid";

/// One plane of the finest voxels, from its left and lower edge; what is not there yet comes from coarser ones.
export interface Slice {
  width: number;
  height: number;
  values: Float32Array;
  /// whether every value is of the finest level
  fine: boolean;
}

/// Draws planes from what is here at the moment.
export class Slices {
  constructor(
    private readonly first: FirstImage,
    private readonly chunks: Chunks,
  ) {}

  cut(plane: Plane, at: number, volume: number): Slice {
    const { shape } = this.first;
    const width = shape[plane.right];
    const height = shape[plane.up];
    const values = new Float32Array(width * height);
    let fine = true;
    for (let top = 0; top < height; top += CHUNK) {
      for (let left = 0; left < width; left += CHUNK) {
        const tile = {
          left,
          top,
          right: Math.min(width, left + CHUNK),
          bottom: Math.min(height, top + CHUNK),
        };
        fine = this.fill(values, width, plane, at, volume, tile) && fine;
      }
    }
    return { width, height, values, fine };
  }

  /// The value of a voxel from the finest that is here.
  value(voxel: Three, volume: number): number | null {
    const pyramid = this.chunks.pyramid;
    if (!pyramid) return null;
    const place = { level: 0, volume, at: voxel.map((one) => Math.floor(one / CHUNK)) as Three };
    const chunk = this.chunks.find(place);
    return chunk ? (chunk[inChunk(voxel)] ?? null) : null;
  }

  private fill(
    values: Float32Array,
    width: number,
    plane: Plane,
    at: number,
    volume: number,
    tile: Tile,
  ): boolean {
    const pyramid = this.chunks.pyramid;
    const levels = pyramid?.levels ?? [];
    for (const [number, level] of levels.entries()) {
      if (this.fromLevel(values, width, plane, at, { number, level, volume }, tile)) return number === 0;
    }
    if (volume === 0 || !pyramid) this.fromFirst(values, width, plane, at, tile);
    return false;
  }

  /// A tile from the chunk of one level that covers it; false where that is not here.
  private fromLevel(
    values: Float32Array,
    width: number,
    plane: Plane,
    at: number,
    { number, level, volume }: { number: number; level: Level; volume: number },
    tile: Tile,
  ): boolean {
    const corner: Three = [0, 0, 0];
    corner[plane.across] = at;
    corner[plane.right] = tile.left;
    corner[plane.up] = tile.top;
    const coarse = corner.map((one) => Math.floor(one / level.factor)) as Three;
    const place: ChunkPlace = {
      level: number,
      volume,
      at: coarse.map((one) => Math.floor(one / CHUNK)) as Three,
    };
    const chunk = this.chunks.find(place);
    if (!chunk) return false;
    copy(values, width, plane, chunk, level.factor, coarse, tile);
    return true;
  }

  private fromFirst(values: Float32Array, width: number, plane: Plane, at: number, tile: Tile) {
    const { coarse, values: reach } = this.first;
    const exact = this.first.planes.find((one) => one.across === plane.across && one.index === at);
    const scale = (reach[1] - reach[0]) / 254;
    const valueOf = (byte: number) => (byte === 0 ? NaN : reach[0] + (byte - 1) * scale);
    const [nx, ny] = coarse.shape;
    const voxel: Three = [0, 0, 0];
    voxel[plane.across] = at;
    for (let v = tile.top; v < tile.bottom; v++) {
      voxel[plane.up] = v;
      for (let u = tile.left; u < tile.right; u++) {
        voxel[plane.right] = u;
        if (exact) {
          const x = Math.floor(u / exact.step[0]);
          const y = Math.floor(v / exact.step[1]);
          values[v * width + u] = valueOf(exact.samples[y * exact.width + x] ?? 0);
        } else {
          const x = Math.floor(voxel[0] / coarse.factor[0]);
          const y = Math.floor(voxel[1] / coarse.factor[1]);
          const z = Math.floor(voxel[2] / coarse.factor[2]);
          values[v * width + u] = valueOf(coarse.samples[x + nx * (y + ny * z)] ?? 0);
        }
      }
    }
  }
}

interface Tile {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const STRIDE: Three = [1, CHUNK, CHUNK * CHUNK];

function inChunk(voxel: Three): number {
  return voxel.reduce((sum, one, axis) => sum + (one % CHUNK) * (STRIDE[axis] ?? 0), 0);
}

function copy(
  values: Float32Array,
  width: number,
  plane: Plane,
  chunk: Voxels,
  factor: number,
  corner: Three,
  tile: Tile,
) {
  const right = STRIDE[plane.right];
  const up = STRIDE[plane.up];
  const base = inChunk(corner);
  for (let v = tile.top; v < tile.bottom; v++) {
    const row = base + (Math.floor(v / factor) - (corner[plane.up] ?? 0)) * up;
    const to = v * width;
    if (factor === 1) {
      for (let u = tile.left, from = row; u < tile.right; u++, from += right)
        values[to + u] = chunk[from] ?? 0;
    } else {
      const first = corner[plane.right] ?? 0;
      for (let u = tile.left; u < tile.right; u++) {
        values[to + u] = chunk[row + (Math.floor(u / factor) - first) * right] ?? 0;
      }
    }
  }
}

/// What three planes through a place need: those through it in the finest level, centre first; the coarsest level
/// before all.
export function wantedFor(
  pyramid: Pyramid,
  planes: readonly Plane[],
  at: Three,
  volume: number,
): ChunkPlace[] {
  const wanted: ChunkPlace[] = [];
  const last = pyramid.levels.length - 1;
  for (const level of new Set([last, Math.max(0, last - 1), 0])) {
    const found = pyramid.levels[level];
    if (!found) continue;
    const centre = at.map((one) => Math.floor(one / found.factor / CHUNK)) as Three;
    const places = new Map<string, { place: ChunkPlace; far: number }>();
    for (const plane of planes) {
      const counts = found.shape.map((size) => Math.ceil(size / CHUNK)) as Three;
      for (let v = 0; v < counts[plane.up]; v++) {
        for (let u = 0; u < counts[plane.right]; u++) {
          const chunk = [...centre] as Three;
          chunk[plane.right] = u;
          chunk[plane.up] = v;
          const far = Math.hypot(u - centre[plane.right], v - centre[plane.up]);
          places.set(chunk.join("/"), { place: { level, volume, at: chunk }, far });
        }
      }
    }
    wanted.push(...[...places.values()].sort((a, b) => a.far - b.far).map((one) => one.place));
  }
  return wanted;
}

/// What scrolling will need next: the neighbouring layers of chunks on each side of the planes.
export function neighboursOf(
  pyramid: Pyramid,
  planes: readonly Plane[],
  at: Three,
  volume: number,
): ChunkPlace[] {
  const shape = pyramid.levels[0]?.shape ?? [1, 1, 1];
  const wanted: ChunkPlace[] = [];
  for (const plane of planes) {
    for (const side of [1, -1]) {
      const moved = [...at] as Three;
      moved[plane.across] += side * CHUNK;
      if (moved[plane.across] < 0 || moved[plane.across] >= shape[plane.across]) continue;
      wanted.push(...wantedFor(pyramid, [plane], moved, volume).filter((one) => one.level === 0));
    }
  }
  return wanted;
}
