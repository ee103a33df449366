import { expect, test } from "vitest";
import { birthOf, dayAt } from "./calendar";

const stated = (value: string) => ({ kind: "birth_date", value });

test("the day at an age is the birth date and the years since", () => {
  expect(dayAt(new Date("2010-06-07T00:00:00Z"), 10).toISOString().slice(0, 7)).toBe("2020-06");
});

test("one birth date is taken, however often it is stated", () => {
  expect(
    birthOf([stated("1993-06-07"), stated("1993-06-07"), { kind: "name", value: "x" }])?.getUTCFullYear(),
  ).toBe(1993);
});

test("none, two that disagree, or no date give no calendar", () => {
  expect(birthOf([])).toBeNull();
  expect(birthOf([stated("1993-06-07"), stated("1994-06-07")])).toBeNull();
  expect(birthOf([stated("unknown")])).toBeNull();
});
