import type { Three } from "./geometry";

/// Voxels along each side of a chunk.
export const CHUNK = 64;

export type Voxels = Uint8Array | Int8Array | Int16Array | Uint16Array | Int32Array | Float32Array;

const ARRAYS = {
  uint8: Uint8Array,
  int8: Int8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  float32: Float32Array,
} as const;

export type DataType = keyof typeof ARRAYS;

/// One resolution: `x, y, z` order here, the other way round in the file.
export interface Level {
  path: string;
  shape: Three;
  /// chunks of a shard along each axis
  aShard: Three;
  /// voxels of the finest level in one of these
  factor: number;
}

export interface Pyramid {
  url: string;
  type: DataType;
  overTime: boolean;
  /// finest first
  levels: Level[];
}

interface ArrayDocument {
  shape: number[];
  data_type: DataType;
  chunk_grid: { configuration: { chunk_shape: number[] } };
}

interface GroupDocument {
  attributes: { ome: { multiscales: { datasets: { path: string }[] }[] } };
}

type Fetching = (url: string, range?: [number, number] | number) => Promise<ArrayBuffer>;

/// Reads what the group and its arrays say.
export async function readPyramid(url: string, fetching: Fetching): Promise<Pyramid> {
  const group = document<GroupDocument>(await fetching(`${url}zarr.json`));
  const paths = group.attributes.ome.multiscales[0]?.datasets.map((one) => one.path) ?? [];
  const arrays = await Promise.all(
    paths.map(async (path) => document<ArrayDocument>(await fetching(`${url}${path}/zarr.json`))),
  );
  const first = arrays[0];
  if (!first) throw new Error("a pyramid without levels");
  return {
    url,
    type: first.data_type,
    overTime: first.shape.length === 4,
    levels: arrays.map((array, index) => ({
      path: paths[index] ?? "0",
      shape: backwards(array.shape),
      aShard: backwards(array.chunk_grid.configuration.chunk_shape).map((size) => size / CHUNK) as Three,
      factor: 2 ** index,
    })),
  };
}

function document<T>(bytes: ArrayBuffer): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

function backwards(shape: number[]): Three {
  return [shape.at(-1) ?? 1, shape.at(-2) ?? 1, shape.at(-3) ?? 1];
}

export interface ChunkPlace {
  level: number;
  volume: number;
  /// chunk index along x, y, z
  at: Three;
}

export function keyOf({ level, volume, at }: ChunkPlace): string {
  return `${level}/${volume}/${at.join("/")}`;
}

/// The shard that holds a chunk, and the chunk's number in its index.
export function shardOf(
  pyramid: Pyramid,
  place: ChunkPlace,
): { url: string; chunks: number; number: number } {
  const level = pyramid.levels[place.level];
  if (!level) throw new Error("no such level");
  const [sx, sy, sz] = level.aShard;
  const [x, y, z] = place.at;
  const time = pyramid.overTime ? `${place.volume}/` : "";
  const shard = [Math.floor(z / sz), Math.floor(y / sy), Math.floor(x / sx)].join("/");
  return {
    url: `${pyramid.url}${level.path}/c/${time}${shard}`,
    chunks: sx * sy * sz,
    number: ((z % sz) * sy + (y % sy)) * sx + (x % sx),
  };
}

const NONE = 0xffffffffffffffffn;

/// Where a chunk lies in its shard; null where it is not there.
export function inShard(index: ArrayBuffer, number: number): [number, number] | null {
  const view = new DataView(index);
  const offset = view.getBigUint64(16 * number, true);
  const length = view.getBigUint64(16 * number + 8, true);
  return offset === NONE ? null : [Number(offset), Number(offset + length) - 1];
}

export function indexBytes(chunks: number): number {
  return 16 * chunks + 4;
}

export function voxels(type: DataType, bytes: ArrayBuffer): Voxels {
  return new ARRAYS[type](bytes);
}
