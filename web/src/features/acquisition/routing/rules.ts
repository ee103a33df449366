import type { Rule, RuleDraft } from "@/shared/api/types/scanners";

export const FIELDS = ["callingAe", "station", "institution", "study", "protocol", "patientId"] as const;
export type Field = (typeof FIELDS)[number];

/// A rule as its form holds it: empty texts for what is not asked.
export type Filled = Record<Field, string> & {
  name: string;
  project: string;
  dataset: string;
  subject: string;
  session: string;
  enabled: boolean;
};

const EMPTY: Filled = {
  name: "",
  callingAe: "",
  station: "",
  institution: "",
  study: "",
  protocol: "",
  patientId: "",
  project: "",
  dataset: "",
  subject: "auto",
  session: "auto",
  enabled: true,
};

/// A rule in its form; a draft names its project by key alone.
export function filled(rule: Rule | RuleDraft | null): Filled {
  if (!rule) return EMPTY;
  const patterns = Object.fromEntries(FIELDS.map((field) => [field, rule[field] ?? ""]));
  const project = typeof rule.project === "string" ? rule.project : (rule.project?.key ?? "");
  return {
    ...EMPTY,
    ...patterns,
    name: rule.name,
    project,
    dataset: rule.dataset,
    subject: rule.subject,
    session: rule.session,
    enabled: rule.enabled,
  };
}

export function complete(rule: Filled): boolean {
  return rule.name.trim() !== "" && rule.project !== "" && rule.dataset.trim() !== "";
}

/// What is sent: an empty pattern is none.
export function sent(rule: Filled): RuleDraft {
  const patterns = Object.fromEntries(
    FIELDS.map((field) => [field, rule[field].trim() === "" ? null : rule[field].trim()]),
  ) as Record<Field, string | null>;
  return {
    ...patterns,
    name: rule.name.trim(),
    project: rule.project,
    dataset: rule.dataset.trim(),
    subject: rule.subject.trim() || "auto",
    session: rule.session.trim() || "auto",
    enabled: rule.enabled,
  };
}

/// Patterns of a rule in their order, those that are asked.
export function conditions(rule: Rule): (readonly [Field, string])[] {
  return FIELDS.flatMap((field) => {
    const pattern = rule[field];
    return pattern === null ? [] : [[field, pattern] as const];
  });
}

/// The ids with one of them a step up (-1) or down (1); null where it stands at the end.
export function moved(ids: readonly string[], id: string, step: -1 | 1): string[] | null {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const next = ids.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}
