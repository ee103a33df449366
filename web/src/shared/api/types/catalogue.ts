/// Datasets, subjects, recordings and tables of `/api/v1`.

import type {
  Access,
  Counts,
  Domain,
  Named,
  NamedInstitution,
  Page,
  Problem,
  Severity,
  Text,
  Verdict,
} from "./common";

export interface DatasetRow {
  id: string;
  name: string;
  title: Text;
  project: Named;
  institution: NamedInstitution;
  domains: Domain[];
  subjects: number;
  sessions: number;
  recordings: number;
  tables: number;
  files: number;
  bytes: number;
  quality: Counts;
  access: Access;
  licence: string | null;
  species: string | null;
  ageRange: [number, number] | null;
  synthetic: boolean;
  composite: boolean;
  version: number;
  modifiedAt: string;
}

export interface DatasetVersion {
  number: number;
  sha256: string;
  createdAt: string;
  files: number;
  bytes: number;
}

export interface Who {
  login: string;
  name: string;
  role: string;
  via: "project" | "grant";
}

export interface Dataset extends DatasetRow {
  /// whether a volume of it shows a head, so that it stays within the project
  showsFaces: boolean;
  description: Text | null;
  notice: Text | null;
  authors: string[];
  versions: DatasetVersion[];
  identifyingFiles: number;
  unassigned: number;
  may: { contribute: boolean; own: boolean };
  who: Who[] | null;
}

export interface FileRow {
  path: string;
  size: number;
  sha256: string;
  kind: string;
  verdict: Verdict;
  identifying: boolean;
  recordingId: string | null;
  tableId: string | null;
}

export interface SubjectRow {
  id: string;
  label: string;
  dataset: { id: string; title: Text };
  sex: string | null;
  handedness: string | null;
  species: string | null;
  ageRange: [number, number] | null;
  domains: Partial<Record<Domain, number>>;
  sessions: number;
  quality: Counts;
}

export interface RecordingRow {
  id: string;
  dataset: { id: string; title: Text };
  subject: { id: string; label: string } | null;
  session: string | null;
  ageYears: number | null;
  domain: Domain;
  modality: string | null;
  suffix: string | null;
  task: string | null;
  title: Text;
  verdict: Verdict;
  path: string;
  thumbnail: string | null;
}

export interface Recording extends RecordingRow {
  facts: Record<string, unknown>;
  files: { path: string; size: number; sha256: string; identifying: boolean }[];
  viewer: "image" | "signal" | "variants" | "clinical" | "table" | "none";
  neighbours: RecordingRow[];
  synthetic: boolean;
  composite: boolean;
  notice: Text | null;
  linkNotice: Text | null;
}

export interface Metric {
  id: string;
  name: Text;
  unit: string | null;
  definition: Text;
  source: string | null;
  domain: Domain;
}

export interface MetricSpread extends Metric {
  /// Metrics are compared within one modality.
  modality?: string | null;
  values: {
    n?: number;
    minimum: number;
    p25: number;
    median: number;
    p75: number;
    maximum: number;
    histogram: number[] | null;
  };
}

export interface ProblemGroup {
  code: string;
  title: Text;
  fix: Text;
  severity: Severity;
  count: number;
  examples: {
    file: string | null;
    field: string | null;
    found: Text | null;
    expected: Text | null;
    recordingId: string | null;
  }[];
}

export interface CrossCheck {
  subject: string | null;
  subjectId?: string | null;
  /// `sex`, `age` or `clock`.
  check: string;
  agrees: boolean;
  /// What each source said, by its name.
  sources: Record<string, string>;
  problems: Problem[];
}

export interface DatasetQuality {
  byDomain: Partial<Record<Domain, Counts>>;
  metrics: MetricSpread[];
  problems: ProblemGroup[];
  crossChecks: CrossCheck[];
}

export interface TableRow {
  id: string;
  instrument: Text;
  session: string | null;
  rows: number;
  variables: number;
  verdict: Verdict;
  path: string;
}

export interface Table extends TableRow {
  dataset: { id: string; title: Text };
  problems?: Problem[];
}

/// One column: its type, dictionary entry and distribution. An identifying one has neither.
export interface Variable {
  name: string;
  type: "number" | "integer" | "category" | "text" | "boolean" | "datetime" | "identifier" | "empty";
  label: string | null;
  description: string | null;
  unit: string | null;
  levels: Record<string, string>;
  identifying: boolean;
  present: number;
  missing: number;
  distinct: number;
  minimum: number | null;
  maximum: number | null;
  mean: number | null;
  standardDeviation: number | null;
  median: number | null;
  /// Counts in equal bins from minimum to maximum.
  histogram: number[];
  /// The commonest values.
  counts: Record<string, number>;
}

export interface TableProfile {
  instrument: string;
  rows: number;
  subjectColumn: string | null;
  encoding: string;
  delimiter: string;
  variables: Variable[];
}

export interface TableRows extends Page<(string | number | boolean | null)[]> {
  columns: string[];
}
