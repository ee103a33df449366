import { expect, test } from "vitest";
import type { BidsName, NamingRule } from "@/shared/api/types/scanners";
import { complete, empty, entitiesOf, filled, moved, retargeted, sent, written } from "./rules";

const rule: NamingRule = {
  name: "静息态 · Resting state",
  when: {
    text: "rest|静息",
    not: null,
    sequence: null,
    imageType: null,
    manufacturer: null,
    modality: "mr",
    dimension: null,
    kind: null,
    diffusion: false,
    echo: null,
    volumesFrom: 2,
    volumesTo: null,
    echoFrom: null,
    echoTo: 40.5,
    inversionFrom: null,
    inversionTo: null,
  },
  then: { as: "name", datatype: "func", suffix: "bold", entities: { task: "rest" } },
};

const names: BidsName[] = [
  { datatype: "func", suffix: "bold", required: ["task"], optional: ["acq", "run", "echo"] },
  { datatype: "anat", suffix: "T1w", required: [], optional: ["acq", "ce", "run"] },
];

test("what the form holds is sent as it came", () => {
  expect(sent(filled(rule, 1))).toEqual(rule);
  const excluded: NamingRule = {
    ...rule,
    then: { as: "exclude", datatype: null, suffix: null, entities: null },
  };
  expect(sent(filled(excluded, 1))).toEqual(excluded);
});

test("empty conditions and labels are none", () => {
  const form = { ...filled(rule, 1), text: "  ", volumesFrom: "", entities: { task: " " } };
  expect(sent(form).when).toMatchObject({ text: null, volumesFrom: null });
  expect(sent(form).then.entities).toBeNull();
});

test("a rule needs a name, and a target where it names", () => {
  expect(complete(empty(1))).toBe(false);
  expect(complete({ ...empty(1), name: "x" })).toBe(true);
  expect(complete({ ...empty(1), name: "x", target: "" })).toBe(false);
  expect(complete({ ...empty(1), name: "x", target: "", as: "exclude" })).toBe(true);
  expect(complete({ ...empty(1), name: "x", echo: "two" })).toBe(false);
});

test("entities follow the name, and runs are given by the server", () => {
  expect(entitiesOf(names[0])).toEqual(["task", "acq", "echo"]);
  const form = { ...filled(rule, 1), entities: { task: "rest", acq: "mb4" } };
  expect(retargeted(form, "anat/T1w", names)).toEqual({ target: "anat/T1w", entities: { acq: "mb4" } });
});

test("a name is written as it will look", () => {
  expect(written(filled(rule, 1))).toBe("func/task-rest_bold");
  expect(written({ ...filled(rule, 1), entities: { task: "*", acq: "" } })).toBe("func/task-…_bold");
});

test("a rule moves one step and stops at the ends", () => {
  const rules = [1, 2, 3].map((id) => filled(rule, id));
  const ids = (id: number, step: -1 | 1) => moved(rules, id, step).map((one) => one.id);
  expect(ids(2, -1)).toEqual([2, 1, 3]);
  expect(ids(2, 1)).toEqual([1, 3, 2]);
  expect(ids(1, -1)).toEqual([1, 2, 3]);
  expect(ids(3, 1)).toEqual([1, 2, 3]);
});
