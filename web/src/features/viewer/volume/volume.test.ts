import { describe, expect, test } from "vitest";
import type { Chunks } from "./chunks";
import type { FirstImage } from "./firstImage";
import { clamped, PLANES, type Three, toMm, toVoxel } from "./geometry";
import { panelAt, panelsIn, voxelAt } from "./panels";
import { CHUNK, type ChunkPlace, inShard, keyOf, type Pyramid, shardOf, type Voxels } from "./pyramid";
import { neighboursOf, Slices, wantedFor } from "./slices";

const shape: Three = [130, 70, 65];

const pyramid: Pyramid = {
  url: "/seen/1/abc/",
  type: "int16",
  overTime: false,
  levels: [
    { path: "0", shape, aShard: [3, 2, 2], factor: 1 },
    { path: "1", shape: [65, 35, 33], aShard: [2, 1, 1], factor: 2 },
    { path: "2", shape: [33, 18, 17], aShard: [1, 1, 1], factor: 4 },
  ],
};

describe("places", () => {
  const oblique = [0, -2, 0.1, 30, 1.5, 0, 0, -20, 0, 0.1, 3, 5];

  test("of voxels in millimetres and back", () => {
    const voxel: Three = [12, 7, 40];
    const back = toVoxel(oblique, toMm(oblique, voxel));
    back?.forEach((one, axis) => expect(one).toBeCloseTo(voxel[axis] ?? 0, 6));
  });

  test("cannot be found with an affine that is flat", () => {
    expect(toVoxel([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0], [1, 2, 3])).toBeNull();
    expect(toVoxel([NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], [1, 2, 3])).toBeNull();
  });

  test("stay within the volume", () => {
    expect(clamped([-3, 1e9, NaN], [10, 20, 30])).toEqual([0, 19, 0]);
  });
});

describe("chunks", () => {
  test("lie in shards in C order", () => {
    expect(shardOf(pyramid, { level: 0, volume: 0, at: [2, 1, 1] })).toEqual({
      url: "/seen/1/abc/0/c/0/0/0",
      chunks: 12,
      number: 11,
    });
    expect(shardOf({ ...pyramid, overTime: true }, { level: 2, volume: 7, at: [0, 0, 0] }).url).toBe(
      "/seen/1/abc/2/c/7/0/0/0",
    );
  });

  test("that are not there have no place", () => {
    const index = new DataView(new ArrayBuffer(36));
    index.setBigUint64(0, 100n, true);
    index.setBigUint64(8, 20n, true);
    index.setBigUint64(16, 0xffffffffffffffffn, true);
    index.setBigUint64(24, 0xffffffffffffffffn, true);
    expect(inShard(index.buffer, 0)).toEqual([100, 119]);
    expect(inShard(index.buffer, 1)).toBeNull();
  });

  test("are wanted coarse ones first, then from the centre outwards", () => {
    const wanted = wantedFor(pyramid, PLANES, [70, 10, 10], 0);
    expect(wanted[0]).toEqual({ level: 2, volume: 0, at: [0, 0, 0] });
    expect(wanted.find((one) => one.level === 0)?.at).toEqual([1, 0, 0]);
    expect(new Set(wanted.map(keyOf)).size).toBeGreaterThan(6);
    expect(neighboursOf(pyramid, [PLANES[0]], [70, 10, 10], 0).map((one) => one.at[0])).toContain(0);
  });
});

describe("a plane", () => {
  const held = new Map<string, Voxels>();
  const chunks = {
    pyramid,
    find: (place: ChunkPlace) => held.get(keyOf(place)) ?? null,
  } as unknown as Chunks;
  const first: FirstImage = {
    shape,
    voxelSize: [1, 1, 1],
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
    volumes: 1,
    timeStep: 0,
    values: [0, 254],
    window: [0, 254],
    span: [0, 254],
    nonFinite: 0,
    planes: [],
    coarse: { shape: [44, 24, 22], factor: [3, 3, 3], samples: new Uint8Array(44 * 24 * 22).fill(101) },
  };

  test("comes from the first image, then from a coarse level, then from the finest, tile by tile", () => {
    const slices = new Slices(first, chunks);
    const before = slices.cut(PLANES[2], 5, 0);
    expect([before.width, before.height, before.fine]).toEqual([130, 70, false]);
    expect(before.values[0]).toBe(100);

    held.set("2/0/0/0/0", new Int16Array(CHUNK ** 3).fill(7));
    expect(slices.cut(PLANES[2], 5, 0).values.every((value) => value === 7)).toBe(true);

    const fine = new Int16Array(CHUNK ** 3);
    for (let i = 0; i < fine.length; i++) fine[i] = (i % CHUNK) + 1000 * (Math.floor(i / CHUNK) % CHUNK);
    held.set("0/0/1/0/0", fine);
    const after = slices.cut(PLANES[2], 5, 0);
    expect(after.fine).toBe(false);
    expect(after.values[0]).toBe(7);
    expect(after.values[3 * 130 + 64 + 9]).toBe(3009);
    expect(slices.value([64 + 9, 3, 5], 0)).toBe(3009);
    expect(slices.value([0, 0, 0], 0)).toBeNull();
    expect(slices.cut(PLANES[0], 64 + 9, 0).values[5 * 70 + 3]).toBe(3009);
  });
});

describe("panels", () => {
  test("are in one scale and know the voxel under a point", () => {
    for (const [width, height] of [
      [1200, 500],
      [390, 500],
    ] as const) {
      const panels = panelsIn(width, height, shape, [1, 1, 2]);
      const scale = (panels[0]?.width ?? 0) / 70;
      for (const { plane, left, top, ...size } of panels) {
        expect(size.width / (shape[plane.right] * [1, 1, 2][plane.right]!)).toBeCloseTo(scale, 6);
        expect(left).toBeGreaterThanOrEqual(-1e-6);
        expect(top).toBeGreaterThanOrEqual(-1e-6);
        expect(left + size.width).toBeLessThanOrEqual(width + 1e-6);
        expect(top + size.height).toBeLessThanOrEqual(height + 1e-6);
      }
      const axial = panels[2];
      if (!axial) throw new Error("no panel");
      expect(panelAt(panels, axial.left + 1, axial.top + 1)).toBe(axial);
      expect(voxelAt(axial, axial.left + 0.1, axial.top + 0.1, shape, [1, 2, 3])).toEqual([0, 69, 3]);
    }
  });
});
