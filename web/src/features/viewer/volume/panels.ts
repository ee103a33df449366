import { PLANES, type Plane, type Three } from "./geometry";

/// Where a plane is drawn, in pixels of the page, and how large it is.
export interface Panel {
  plane: Plane;
  left: number;
  top: number;
  width: number;
  height: number;
}

const GAP = 6;

/// Three planes in one scale, side by side or two above one, whichever is larger.
export function panelsIn(width: number, height: number, shape: Three, voxelSize: Three): Panel[] {
  const mm = shape.map((size, axis) => size * Math.max(1e-6, voxelSize[axis] ?? 1)) as Three;
  const row = scaleOf(width - 2 * GAP, height, mm[1] + 2 * mm[0], Math.max(mm[2], mm[1]));
  const square = scaleOf(width - GAP, height - GAP, Math.max(mm[1] + mm[0], mm[0]), mm[2] + mm[1]);
  return row >= square ? inRow(width, height, mm, row) : inSquare(width, height, mm, square);
}

function scaleOf(width: number, height: number, wide: number, high: number) {
  return Math.max(1e-3, Math.min(width / wide, height / high));
}

function sized(plane: Plane, mm: Three, scale: number): Panel {
  return { plane, left: 0, top: 0, width: mm[plane.right] * scale, height: mm[plane.up] * scale };
}

function inRow(width: number, height: number, mm: Three, scale: number): Panel[] {
  const panels = PLANES.map((plane) => sized(plane, mm, scale));
  const total = panels.reduce((sum, panel) => sum + panel.width, 0) + 2 * GAP;
  let left = (width - total) / 2;
  return panels.map((panel) => {
    const placed = { ...panel, left, top: (height - panel.height) / 2 };
    left += panel.width + GAP;
    return placed;
  });
}

function inSquare(width: number, height: number, mm: Three, scale: number): Panel[] {
  const [sagittal, coronal, axial] = PLANES.map((plane) => sized(plane, mm, scale)) as [Panel, Panel, Panel];
  const left = (width - sagittal.width - coronal.width - GAP) / 2;
  const top = (height - sagittal.height - axial.height - GAP) / 2;
  return [
    { ...sagittal, left, top },
    { ...coronal, left: left + sagittal.width + GAP, top },
    { ...axial, left: left + sagittal.width + GAP, top: top + sagittal.height + GAP },
  ];
}

export function panelAt(panels: readonly Panel[], x: number, y: number): Panel | null {
  return (
    panels.find(
      ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
    ) ?? null
  );
}

/// The voxel under a point of a panel; across it stays what it is.
export function voxelAt(panel: Panel, x: number, y: number, shape: Three, now: Three): Three {
  const voxel = [...now] as Three;
  const { right, up } = panel.plane;
  voxel[right] = Math.floor(((x - panel.left) / panel.width) * shape[right]);
  voxel[up] = Math.floor((1 - (y - panel.top) / panel.height) * shape[up]);
  return voxel;
}
