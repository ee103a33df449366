/// What all of `/api/v1` shares. Times are ISO 8601 in UTC, sizes in bytes, ages in years.

export const DOMAINS = ["genomics", "imaging", "clinical", "cognition", "electrophysiology"] as const;

export type Domain = (typeof DOMAINS)[number];

export const VERDICTS = ["passed", "warned", "rejected", "unknown"] as const;

export type Verdict = (typeof VERDICTS)[number];

export type Severity = "error" | "warning" | "info";

export type Role = "owner" | "contributor" | "reader";

export const ACCESS_LEVELS = ["open", "registered", "controlled", "project"] as const;

export type Access = (typeof ACCESS_LEVELS)[number];

/// One meaning in two languages; what a person typed herself is a plain string.
export interface Bilingual {
  zh: string;
  en: string;
}

export type Text = string | Bilingual;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Problem {
  code: string;
  severity: Severity;
  file?: string | null;
  field?: string | null;
  found?: Text | null;
  expected?: Text | null;
  title: Text;
  fix: Text;
}

export interface Named {
  key: string;
  title: Text;
}

export interface NamedInstitution {
  key: string;
  name: Text;
}

export interface Me {
  login: string;
  name: string;
  administrator: boolean;
  projects: (Named & { role: Role })[];
}

export type Counts = Record<Verdict, number>;
