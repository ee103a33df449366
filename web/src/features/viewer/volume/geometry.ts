/// Voxels of a volume counted to the right, to the front and upwards, and where they lie in millimetres (RAS).
export type Three = [number, number, number];

/// Row-major 3×4, voxel to mm.
export type Affine = readonly number[];

export function toMm(affine: Affine, voxel: Three): Three {
  return [0, 1, 2].map((row) => {
    const at = row * 4;
    return (
      cell(affine, at) * voxel[0] +
      cell(affine, at + 1) * voxel[1] +
      cell(affine, at + 2) * voxel[2] +
      cell(affine, at + 3)
    );
  }) as Three;
}

/// The voxel at a place in millimetres; null where the affine cannot be turned round.
export function toVoxel(affine: Affine, mm: Three): Three | null {
  const m = (row: number, column: number) => cell(affine, row * 4 + column);
  const b = [0, 1, 2].map((row) => (mm[row] ?? 0) - m(row, 3)) as Three;
  const minor = (r1: number, r2: number, c1: number, c2: number) =>
    m(r1, c1) * m(r2, c2) - m(r1, c2) * m(r2, c1);
  const determinant = m(0, 0) * minor(1, 2, 1, 2) - m(0, 1) * minor(1, 2, 0, 2) + m(0, 2) * minor(1, 2, 0, 1);
  if (!Number.isFinite(1 / determinant)) return null;
  const inverse = [
    [minor(1, 2, 1, 2), -minor(0, 2, 1, 2), minor(0, 1, 1, 2)],
    [-minor(1, 2, 0, 2), minor(0, 2, 0, 2), -minor(0, 1, 0, 2)],
    [minor(1, 2, 0, 1), -minor(0, 2, 0, 1), minor(0, 1, 0, 1)],
  ];
  return inverse.map((row) => row.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0) / determinant) as Three;
}

function cell(affine: Affine, at: number) {
  return affine[at] ?? 0;
}

export function clamped(voxel: Three, shape: Three): Three {
  return voxel.map((one, axis) =>
    Math.min((shape[axis] ?? 1) - 1, Math.max(0, Math.round(Number.isFinite(one) ? one : 0))),
  ) as Three;
}

/// The planes as they are drawn: across which axis, and which axes run to the right and upwards.
export const PLANES = [
  { across: 0, right: 1, up: 2 },
  { across: 1, right: 0, up: 2 },
  { across: 2, right: 0, up: 1 },
] as const;

export type Plane = (typeof PLANES)[number];

/// Letters at the left, right, lower and upper edge.
export const LETTERS = [
  ["P", "A", "I", "S"],
  ["L", "R", "I", "S"],
  ["L", "R", "P", "A"],
] as const;
