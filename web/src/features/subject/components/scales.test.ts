import { expect, test } from "vitest";
import type { Item, Timeline } from "../timeline/model";
import { scalesOf } from "./scales";

const score = (href: string, session: string) =>
  ({ type: "score", title: href, href, session }) as unknown as Item;

test("an instrument stands once for each visit, with the number of its scores", () => {
  const timeline = {
    lanes: [
      {
        domain: "cognition",
        items: [
          score("/tables/a?variable=x", "T1"),
          score("/tables/a?variable=y", "T1"),
          score("/tables/b", "T2"),
        ],
      },
    ],
  } as unknown as Timeline;
  expect(scalesOf(timeline, "T1").map((one) => [one.href, one.scores])).toEqual([["/tables/a", 2]]);
  expect(scalesOf(timeline, null)).toHaveLength(2);
  expect(scalesOf(undefined, "T1")).toEqual([]);
});
