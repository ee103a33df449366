import type { Affine, Three } from "./geometry";

/// What is painted first: the middle planes and the whole in at most 64³, a byte a sample (0: not finite).
export interface FirstImage {
  shape: Three;
  voxelSize: Three;
  affine: Affine;
  volumes: number;
  timeStep: number;
  /// smallest and largest value that bytes stand for
  values: [number, number];
  window: [number, number];
  span: [number, number];
  nonFinite: number;
  planes: FirstPlane[];
  coarse: { shape: Three; factor: Three; samples: Uint8Array };
}

interface FirstPlane {
  across: number;
  index: number;
  width: number;
  height: number;
  step: [number, number];
  samples: Uint8Array;
}

type Header = Omit<FirstImage, "planes" | "coarse"> & {
  planes: Omit<FirstPlane, "samples">[];
  coarse: { shape: Three; factor: Three };
};

const MAGIC = 0x4e484649;
const VERSION = 1;
const PREFIX = 12;

/// Reads the object that the server writes as `first-image`.
export async function readFirstImage(bytes: ArrayBuffer): Promise<FirstImage> {
  const view = new DataView(bytes);
  if (bytes.byteLength < PREFIX || view.getUint32(0) !== MAGIC || view.getInt32(4) !== VERSION)
    throw new Error("no first image");
  const length = view.getInt32(8);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, PREFIX, length))) as Header;
  const samples = await inflated(new Uint8Array(bytes, PREFIX + length));
  let at = 0;
  const take = (count: number) => samples.subarray(at, (at += count));
  const planes = header.planes.map((plane) => ({ ...plane, samples: take(plane.width * plane.height) }));
  const [x, y, z] = header.coarse.shape;
  return { ...header, planes, coarse: { ...header.coarse, samples: take(x * y * z) } };
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
