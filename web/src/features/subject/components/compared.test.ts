import { expect, test } from "vitest";
import type { CrossCheck } from "@/shared/api/types/catalogue";
import { compared } from "./compared";

const check = (name: string, agrees: boolean, sources: Record<string, string>) =>
  ({ check: name, agrees, sources, problems: [] }) as unknown as CrossCheck;

test("one statement for each thing, which differs as soon as two sources differ", () => {
  const all = compared([
    check("age", true, { "participants.tsv": "9.09", FHIR: "9.5" }),
    check("sex", true, { "participants.tsv": "male", "a.edf": "male" }),
    check("sex", false, { "participants.tsv": "male", clinical: "female" }),
  ]);
  expect(all.map((one) => [one.check, one.agrees])).toEqual([
    ["sex", false],
    ["age", true],
  ]);
  expect(all[0]?.sources).toEqual([
    ["participants.tsv", "male"],
    ["a.edf", "male"],
    ["clinical", "female"],
  ]);
});
