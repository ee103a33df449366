/// Placing boxes on a lane so that none hides another; what has no room is gathered into clusters.

export interface Placed<T> {
  x: number;
  row: number;
  width: number;
  members: T[];
}

export interface SlotRule {
  width: number;
  gap: number;
  rows: number;
  left: number;
  right: number;
}

interface Group<T> {
  x: number;
  members: T[];
}

const SAME_PIXELS = 6;

/// Equal slots that flow rightwards from their place: thumbnails and traces of a visit stand side by side.
export function slots<T>(items: T[], place: (item: T) => number, rule: SlotRule): Placed<T>[] {
  const groups = settled(grouped(items, place), rule);
  const placed: Placed<T>[] = [];
  groups.forEach((group, index) => {
    const end = groups[index + 1]?.x ?? rule.right + rule.gap;
    const perRow = Math.max(1, Math.floor((end - group.x) / (rule.width + rule.gap)));
    placed.push(...flow(group, perRow, rule));
  });
  return placed;
}

function flow<T>(group: Group<T>, perRow: number, rule: SlotRule): Placed<T>[] {
  const capacity = perRow * rule.rows;
  const shown = group.members.length <= capacity ? group.members.length : capacity - 1;
  const cells = group.members.slice(0, shown).map((member) => [member]);
  if (shown < group.members.length) cells.push(group.members.slice(shown));
  return cells.map((members, index) => ({
    x: group.x + (index % perRow) * (rule.width + rule.gap),
    row: Math.floor(index / perRow),
    width: rule.width,
    members,
  }));
}

function grouped<T>(items: T[], place: (item: T) => number): Group<T>[] {
  const sorted = items.map((item) => ({ item, x: place(item) })).sort((a, b) => a.x - b.x);
  const groups: Group<T>[] = [];
  for (const { item, x } of sorted) {
    const last = groups.at(-1);
    if (last && x - last.x <= SAME_PIXELS) last.members.push(item);
    else groups.push({ x, members: [item] });
  }
  return groups;
}

/// From right to left: a group without room moves left a little, or joins its neighbour.
function settled<T>(groups: Group<T>[], rule: SlotRule): Group<T>[] {
  const kept: Group<T>[] = [];
  let limit = rule.right;
  for (const group of groups.toReversed()) {
    const x = Math.min(group.x, limit - rule.width);
    const next = kept[0];
    if (next && (group.x - x > rule.width / 2 || x < rule.left)) {
      next.members.unshift(...group.members);
      continue;
    }
    kept.unshift({ x: Math.max(rule.left, x), members: group.members });
    limit = x - rule.gap;
  }
  return kept;
}

export interface Extent<T> {
  item: T;
  from: number;
  to: number;
}

/// Interval packing, first come first served; returns the row of each extent, or -1 where all rows are taken.
export function rows<T>(extents: Extent<T>[], count: number, gap: number): number[] {
  const taken: [number, number][][] = Array.from({ length: count }, () => []);
  return extents.map(({ from, to }) => {
    const row = taken.findIndex((spans) => spans.every(([a, b]) => to + gap <= a || from >= b + gap));
    taken[row]?.push([from, to]);
    return row;
  });
}

/// Neighbours closer than the width of a chip become one chip.
export function clusters<T>(items: T[], place: (item: T) => number, width: number, gap: number): Placed<T>[] {
  const sorted = items.map((item) => ({ item, x: place(item) })).sort((a, b) => a.x - b.x);
  const placed: Placed<T>[] = [];
  for (const { item, x } of sorted) {
    const last = placed.at(-1);
    if (last && x < last.x + width + gap) last.members.push(item);
    else placed.push({ x, row: 0, width, members: [item] });
  }
  return placed;
}
