import type { LaneLayout, Mark } from "./marks";

/// The mark that an arrow key leads to: along the lane, or to the nearest one of the next lane that has any.
export function neighbour(lanes: LaneLayout[], from: string, key: string): Mark | undefined {
  const laneIndex = lanes.findIndex((lane) => lane.marks.some((mark) => mark.key === from));
  const lane = lanes[laneIndex];
  if (!lane) return lanes.flatMap((one) => one.marks)[0];
  const ordered = inOrder(lane.marks);
  const at = ordered.findIndex((mark) => mark.key === from);
  switch (key) {
    case "ArrowRight":
      return ordered[at + 1];
    case "ArrowLeft":
      return ordered[at - 1];
    case "Home":
      return ordered[0];
    case "End":
      return ordered.at(-1);
    case "ArrowDown":
      return nearest(lanes.slice(laneIndex + 1), ordered[at]);
    case "ArrowUp":
      return nearest(lanes.slice(0, laneIndex).toReversed(), ordered[at]);
    default:
      return undefined;
  }
}

function nearest(lanes: LaneLayout[], to: Mark | undefined): Mark | undefined {
  const filled = lanes.find((lane) => lane.marks.length > 0);
  if (!filled || !to) return undefined;
  return filled.marks.reduce((best, mark) =>
    Math.abs(mark.x - to.x) < Math.abs(best.x - to.x) ? mark : best,
  );
}

function inOrder(marks: Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.x - b.x || a.y - b.y);
}
