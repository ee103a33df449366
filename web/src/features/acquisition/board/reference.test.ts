import { expect, test } from "vitest";
import { bodyOf, emptySeries, emptyTarget, faults, formOf, numbers } from "./reference";
import type { ReferenceSeries } from "./types";

const t1: ReferenceSeries = {
  name: "T1w",
  pattern: "*t1*mprage*",
  count: 1,
  targets: [
    { parameter: "voxelSize", values: [1, 1, 1.2], tolerance: 0.05 },
    { parameter: "receiveCoil", texts: ["32Ch*", "64Ch*"] },
    { parameter: "softwareVersions", texts: ["syngo MR E11"], checked: false },
  ],
};

test("a reference goes through the form as it was", () => {
  expect(bodyOf(formOf([t1]))).toEqual([t1]);
});

test("what was only noted becomes a condition when it is ticked", () => {
  const [series] = formOf([t1]);
  expect(series!.targets.map((one) => one.checked)).toEqual([true, true, false]);
  series!.targets[2]!.checked = true;
  expect(bodyOf([series!])[0]!.targets[2]).toEqual({
    parameter: "softwareVersions",
    texts: ["syngo MR E11"],
  });
});

test("numbers are read as people write them", () => {
  expect(numbers("3 × 3 × 4")).toEqual([3, 3, 4]);
  expect(numbers("12, 28.5")).toEqual([12, 28.5]);
  expect(numbers("2300")).toEqual([2300]);
  expect(numbers("about 3")).toBeNull();
  expect(numbers(" ")).toBeNull();
});

test("what cannot be sent is named by its row", () => {
  const series = { ...emptySeries(), targets: [emptyTarget()] };
  const target = series.targets[0]!;
  expect([...faults([series])].sort()).toEqual(
    [`${series.id}.name`, `${series.id}.pattern`, `${target.id}.parameter`, `${target.id}.values`].sort(),
  );
  expect(faults(formOf([t1])).size).toBe(0);
  const [first, second] = formOf([t1, t1]);
  expect([...faults([first!, second!])]).toEqual([`${second!.id}.name`]);
});

test("a tolerance below nothing and a number that is none are faults", () => {
  const [series] = formOf([t1]);
  series!.targets[0]!.tolerance = "-1";
  series!.targets[0]!.values = "1 × one";
  expect(faults([series!]).size).toBe(2);
});
