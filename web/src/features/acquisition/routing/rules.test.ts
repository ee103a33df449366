import { expect, test } from "vitest";
import type { Rule } from "@/shared/api/types/scanners";
import { complete, conditions, filled, moved, sent } from "./rules";

const rule: Rule = {
  id: "a",
  name: "PRISMA → KIDS",
  callingAe: "MR1",
  station: "PRISMA",
  institution: null,
  study: null,
  protocol: null,
  patientId: "ADHD-*",
  project: { key: "KIDS", title: "Kids" },
  dataset: "scans",
  subject: "sub-$1",
  session: "auto",
  enabled: false,
};

test("what the form holds is sent as it came", () => {
  expect(sent(filled(rule))).toEqual({ ...rule, id: undefined, project: "KIDS" });
  expect(filled({ ...rule, project: "KIDS" }).project).toBe("KIDS");
  expect(filled({ ...rule, project: null }).project).toBe("");
});

test("empty patterns are none and empty templates are automatic", () => {
  const form = { ...filled(rule), station: "  ", subject: " ", session: "" };
  expect(sent(form)).toMatchObject({ station: null, subject: "auto", session: "auto" });
});

test("a rule needs a name, a project and a dataset", () => {
  expect(complete(filled(null))).toBe(false);
  expect(complete(filled(rule))).toBe(true);
  expect(complete({ ...filled(rule), dataset: " " })).toBe(false);
});

test("conditions stand in their order", () => {
  expect(conditions(rule)).toEqual([
    ["callingAe", "MR1"],
    ["station", "PRISMA"],
    ["patientId", "ADHD-*"],
  ]);
});

test("a rule moves one step and stops at the ends", () => {
  expect(moved(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", -1)).toBeNull();
  expect(moved(["a", "b", "c"], "c", 1)).toBeNull();
  expect(moved(["a"], "x", 1)).toBeNull();
});
