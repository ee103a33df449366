import { describe, expect, test } from "vitest";
import { crowded } from "./fixture";
import { neighbour } from "./keys";
import { layout } from "./layout";

const { lanes } = layout(crowded(30), {
  width: 1130,
  gutter: 140,
  view: { min: 9, max: 14 },
  series: null,
  titleOf: (item) => item.id,
  formatNumber: String,
});
const laneOf = (key: string | undefined) =>
  lanes.find((lane) => lane.marks.some((mark) => mark.key === key))?.domain;

describe("arrow keys on the time line", () => {
  test("walk every mark of a lane from left to right and stop at its end", () => {
    for (const lane of lanes.filter((one) => one.marks.length > 0)) {
      const seen = new Set<string>();
      let at = neighbour(lanes, lane.marks[0]?.key ?? "", "Home");
      while (at && !seen.has(at.key)) {
        seen.add(at.key);
        at = neighbour(lanes, at.key, "ArrowRight");
      }
      expect(seen.size, lane.domain).toBe(lane.marks.length);
      expect(at, lane.domain).toBeUndefined();
    }
  });

  test("go down through all lanes that hold something and up again", () => {
    const down: (string | undefined)[] = [];
    let at = lanes[0]?.marks[0];
    while (at) {
      down.push(laneOf(at.key));
      at = neighbour(lanes, at.key, "ArrowDown");
    }
    expect(down).toEqual(["imaging", "electrophysiology", "cognition", "clinical", "genomics", "undated"]);
    expect(laneOf(neighbour(lanes, lanes[1]?.marks[0]?.key ?? "", "ArrowUp")?.key)).toBe("imaging");
  });
});
