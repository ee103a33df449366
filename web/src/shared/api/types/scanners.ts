/// Studies from scanners: the inbox, routing, naming, and who may send.

import type { Named, Problem, Text } from "./common";

/// Why a study waits for a person.
export interface Cause {
  code: string;
  title: Text;
  fix: Text;
}

/// Where a study may belong; `subject` is `auto`, a label, or null where a person has to say.
export interface SuggestedTarget {
  project: Named;
  dataset: string;
  subject: string | null;
  decisions: number;
  because: Text;
}

/// A study from a scanner as it arrived; `version` is sent with a decision, `studyUid` is of what is archived of it.
export interface Arrival {
  id: string;
  way: "dimse" | "stow" | "import";
  callingAe: string;
  state: "arriving" | "archived" | "held" | "discarded";
  cause: Cause | null;
  project: Named | null;
  dataset: string | null;
  subject: string | null;
  session: string | null;
  studyUid: string | null;
  station: string;
  institution: string;
  manufacturer: string;
  idForm: string;
  modalities: string[];
  series: number;
  instances: number;
  bytes: number;
  problems: Problem[];
  suggestion: SuggestedTarget | null;
  firstAt: string;
  lastAt: string;
  version: number;
  may: { see: boolean; accept: boolean; rule: boolean };
}

export interface ArrivedSeries {
  hash: string;
  modality: string;
  number: number | null;
  description: string;
  state: "arriving" | "complete" | "held" | "discarded";
  instances: number;
  bytes: number;
  problems: Problem[];
}

export type ArrivalAction = "reroute" | "merge" | "split" | "correct" | "accept" | "discard" | "undo";

export interface ArrivalDecision {
  id: string;
  action: ArrivalAction;
  state: "running" | "done" | "undone" | "broken";
  project: Named | null;
  dataset: string | null;
  subject: string | null;
  session: string | null;
  reason: string;
  by: string;
  at: string;
}

export interface ArrivalDetail {
  arrival: Arrival;
  series: ArrivedSeries[];
  decisions: ArrivalDecision[];
  undoable: boolean;
}

/// Who and what a study says it is, in clear.
export interface Evidence {
  patientId: string;
  patientName: string;
  birthDate: string;
  sex: string;
  studyDate: string;
  studyDescription: string;
  accessionNumber: string;
  protocols: string[];
}

/// A routing rule as it is sent; empty patterns match anything.
export interface RuleDraft {
  name: string;
  callingAe: string | null;
  station: string | null;
  institution: string | null;
  study: string | null;
  protocol: string | null;
  patientId: string | null;
  project: string | null;
  dataset: string;
  subject: string;
  session: string;
  enabled: boolean;
}

export interface Rule extends Omit<RuleDraft, "project"> {
  id: string;
  project: Named | null;
}

export interface TrialStep {
  id: string | null;
  name: string;
  outcome: "matched" | "differs" | "off" | "unlabelled";
  field: string | null;
  pattern: string | null;
}

/// A dry run of the routing rules.
export interface Trial {
  steps: TrialStep[];
  target: { project: Named | null; dataset: string; subject: string | null; session: string | null } | null;
  elsewhere: boolean;
}

/// What an image has to be like for a naming rule; everything that is said must hold.
export interface NamingWhen {
  text: string | null;
  not: string | null;
  sequence: string | null;
  imageType: string | null;
  manufacturer: string | null;
  modality: string | null;
  dimension: string | null;
  kind: string | null;
  diffusion: boolean | null;
  echo: number | null;
  volumesFrom: number | null;
  volumesTo: number | null;
  echoFrom: number | null;
  echoTo: number | null;
  inversionFrom: number | null;
  inversionTo: number | null;
}

export interface NamingThen {
  as: "name" | "words" | "exclude";
  datatype: string | null;
  suffix: string | null;
  entities: Record<string, string> | null;
}

/// A rule by which converted images get their BIDS names.
export interface NamingRule {
  name: string;
  when: NamingWhen;
  then: NamingThen;
}

/// A name that BIDS has, and the entities that it takes.
export interface BidsName {
  datatype: string;
  suffix: string;
  required: string[];
  optional: string[];
}

/// A study that naming rules can be tried on.
export interface ConvertedStudy {
  studyUid: string;
  dataset: string;
  subject: string;
  session: string | null;
  convertedAt: string;
  images: number;
  unnamed: number;
}

export interface Naming {
  rules: NamingRule[];
  shipped: boolean;
  editable: boolean;
  version: string | null;
  names: BidsName[];
  studies: ConvertedStudy[];
}

/// What is known of a converted image.
export interface ImageFacts {
  modality: string;
  manufacturer: string;
  description: string;
  protocol: string;
  sequence: string;
  imageType: string;
  dimension: string;
  kind: "" | "phase" | "real" | "imaginary" | "fieldmap" | "adc" | "resliced" | "mask" | "other";
  echo: number;
  echoMilliseconds: number;
  inversionMilliseconds: number;
  repetitionMilliseconds: number;
  volumes: number;
  slices: number;
  diffusion: boolean;
  direction: string;
  seriesNumber: number;
}

export interface NamedImage {
  seriesUid: string;
  position: number;
  facts: ImageFacts | null;
  outcome: "named" | "excluded" | "unnamed" | "failed";
  rule: string | null;
  missing: string | null;
  name: string | null;
  before: string | null;
}

/// A dry run of naming rules on a study.
export interface NamingTrial {
  study: string;
  images: NamedImage[];
}

/// An application that may send by DICOM.
export interface Peer {
  ae: string;
  name: string;
  host: string | null;
  port: number | null;
  createdAt: string;
}

export interface DicomPort {
  state: "listening" | "off" | "not-opened";
  address: string;
  port: number;
  ae: string;
  associations: number;
  refused: { ae: string; cause: string; at: string }[];
}
