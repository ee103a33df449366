/// Imports, and what of them waits for a person.

import type { Named, Problem, Text } from "./common";

export type IntakeState = "receiving" | "processing" | "done" | "failed" | "discarded";

export interface IntakeRow {
  id: string;
  project: Named;
  dataset: string;
  datasetId: string | null;
  state: IntakeState;
  files: number;
  bytes: number;
  done: number;
  accepted: number;
  warned: number;
  quarantined: number;
  unknown: number;
  duplicates: number;
  startedAt: string;
  finishedAt: string | null;
  by: string | null;
}

export interface Intake extends IntakeRow {
  /// `receiving`, `sorting`, `checking`, `storing`, `registering` or `done`.
  stage: string | null;
  problems: Problem[];
  unassigned: Unassigned[];
}

export interface Quarantined {
  id: string;
  intakeId: string;
  project: Named | string;
  dataset: string;
  path: string;
  size: number;
  kind: string;
  problems: Problem[];
  at: string;
}

export interface Unassigned {
  id: string;
  path: string;
  kind: string;
  dataset: string;
  suggestion: { subjectLabel: string; because: Text } | null;
}
