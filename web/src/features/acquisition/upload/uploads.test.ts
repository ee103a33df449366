import { expect, test } from "vitest";
import { source } from "./uploads";

const chosen = (lastModified: number, path = "a/b.edf") => [
  { path, file: new File(["1234"], "b.edf", { lastModified }) },
];

test("the same files resume the same intake", () => {
  expect(source(chosen(1))).toBe(source(chosen(1)));
});

test("a file changed in between, its size the same, makes another intake", () => {
  expect(source(chosen(2))).not.toBe(source(chosen(1)));
  expect(source(chosen(1, "a/c.edf"))).not.toBe(source(chosen(1)));
});
