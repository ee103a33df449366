import type { BidsName, NamingRule, NamingThen, NamingWhen } from "@/shared/api/types/scanners";

export const PATTERNS = ["text", "not", "sequence", "imageType", "manufacturer", "modality"] as const;
export const NUMBERS = [
  "volumesFrom",
  "volumesTo",
  "echo",
  "echoFrom",
  "echoTo",
  "inversionFrom",
  "inversionTo",
] as const;
export const KINDS = [
  "phase",
  "real",
  "imaginary",
  "fieldmap",
  "adc",
  "resliced",
  "mask",
  "other",
  "*",
] as const;
export const DIMENSIONS = ["2D", "3D"] as const;

export type Pattern = (typeof PATTERNS)[number];
export type Bound = (typeof NUMBERS)[number];

/// Numbers that the image gives by itself, never a rule.
const GIVEN = new Set(["run", "chunk"]);

/// A rule as its form holds it: empty texts for what is not asked.
export type Filled = Record<Pattern | Bound, string> & {
  id: number;
  name: string;
  dimension: string;
  kind: string;
  diffusion: "" | "yes" | "no";
  as: NamingThen["as"];
  target: string;
  entities: Record<string, string>;
};

const DIFFUSION = { yes: true, no: false, "": null } as const;

export function filled(rule: NamingRule, id: number): Filled {
  const patterns = Object.fromEntries(PATTERNS.map((field) => [field, rule.when[field] ?? ""]));
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, String(rule.when[field] ?? "")]));
  const { diffusion } = rule.when;
  return {
    ...(patterns as Record<Pattern, string>),
    ...(numbers as Record<Bound, string>),
    id,
    name: rule.name,
    dimension: rule.when.dimension ?? "",
    kind: rule.when.kind ?? "",
    diffusion: diffusion === null ? "" : diffusion ? "yes" : "no",
    as: rule.then.as,
    target: rule.then.as === "name" ? `${rule.then.datatype}/${rule.then.suffix}` : "",
    entities: { ...rule.then.entities },
  };
}

export function empty(id: number): Filled {
  const when = Object.fromEntries(
    [...PATTERNS, ...NUMBERS, "dimension", "kind", "diffusion"].map((field) => [field, null]),
  ) as unknown as NamingWhen;
  const then: NamingThen = { as: "name", datatype: "anat", suffix: "T1w", entities: null };
  return filled({ name: "", when, then }, id);
}

/// What is sent: an empty condition is none.
export function sent(rule: Filled): NamingRule {
  const patterns = Object.fromEntries(PATTERNS.map((field) => [field, rule[field].trim() || null]));
  const numbers = Object.fromEntries(
    NUMBERS.map((field) => [field, rule[field].trim() === "" ? null : Number(rule[field])]),
  );
  const when = {
    ...patterns,
    ...numbers,
    dimension: rule.dimension || null,
    kind: rule.kind || null,
    diffusion: DIFFUSION[rule.diffusion],
  } as NamingWhen;
  const [datatype = null, suffix = null] = rule.as === "name" ? rule.target.split("/") : [];
  const entities = Object.fromEntries(
    Object.entries(rule.entities)
      .map(([entity, label]) => [entity, label.trim()] as const)
      .filter(([, label]) => label !== ""),
  );
  const named = rule.as === "name" && Object.keys(entities).length > 0;
  return {
    name: rule.name.trim(),
    when,
    then: { as: rule.as, datatype, suffix, entities: named ? entities : null },
  };
}

export function complete(rule: Filled): boolean {
  return (
    rule.name.trim() !== "" &&
    NUMBERS.every((field) => rule[field].trim() === "" || Number(rule[field]) >= 0) &&
    (rule.as !== "name" || rule.target.includes("/"))
  );
}

/// Entities that a rule may give a name, required ones first.
export function entitiesOf(name: BidsName | undefined): string[] {
  return name ? [...name.required, ...name.optional].filter((entity) => !GIVEN.has(entity)) : [];
}

/// Entities that the new name does not have are left behind.
export function retargeted(rule: Filled, target: string, names: readonly BidsName[]): Partial<Filled> {
  const allowed = entitiesOf(names.find((one) => `${one.datatype}/${one.suffix}` === target));
  return {
    target,
    entities: Object.fromEntries(
      Object.entries(rule.entities).filter(([entity]) => allowed.includes(entity)),
    ),
  };
}

/// How a name looks: `anat/acq-x_T1w`, with `…` for what the image gives.
export function written(rule: Filled): string {
  const [datatype, suffix] = rule.target.split("/");
  const parts = Object.entries(rule.entities)
    .filter(([, label]) => label.trim() !== "")
    .map(([entity, label]) => `${entity}-${label.trim() === "*" ? "…" : label.trim()}`);
  return `${datatype}/${[...parts, suffix].join("_")}`;
}

/// The rules with one of them a step up (-1) or down (1).
export function moved(rules: readonly Filled[], id: number, step: -1 | 1): Filled[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = from + step;
  const one = rules[from];
  if (!one || to < 0 || to >= rules.length) return [...rules];
  const next = rules.filter((rule) => rule.id !== id);
  next.splice(to, 0, one);
  return next;
}
