import type { Text } from "@/shared/api/types/common";
import type { Problem } from "@/shared/api/types/common";

export type LightColour = "green" | "grey" | "amber" | "red";

/// What each scanner sent in the last 24 hours.
export interface Board {
  asOf: string;
  scanners: Scanner[];
}

export interface Scanner {
  key: string;
  name: string | null;
  visits: Visit[];
}

export interface Visit {
  id: string;
  project: { key: string; title: Text } | null;
  subject: string | null;
  session: string | null;
  studyUid: string | null;
  state: "arriving" | "archived" | "held";
  light: LightColour;
  instances: number;
  firstAt: string;
  lastAt: string;
  complete: boolean;
  converted: "waiting" | "running" | "done" | "failed" | "off" | null;
  words: Words[];
  series: SeriesLight[];
  expected: Expected[];
}

export interface SeriesLight {
  key: string;
  name: string;
  description: string | null;
  modality: string;
  number: number | null;
  state: "arriving" | "complete" | "held" | "replaced";
  light: LightColour;
  instances: number;
  lastAt: string;
  words: Words[];
  problems: Problem[];
}

export interface Words {
  light: LightColour;
  headline: Text;
  advice: Text;
}

export interface Expected {
  name: string;
  count: number;
  there: number;
  state: "here" | "awaited" | "missing";
}

export interface VisitChanged {
  asOf: string;
  scanner: string;
  visit: Visit;
}

export interface Reference {
  series: ReferenceSeries[];
  mine: boolean;
}

export interface ReferenceSeries {
  name: string;
  pattern: string;
  count: number;
  targets: Target[];
}

export interface Target {
  parameter: ParameterName;
  values?: number[] | null;
  tolerance?: number | null;
  texts?: string[] | null;
  /// False for what is only noted.
  checked?: boolean | null;
}

export const NUMBERS = [
  "repetitionTime",
  "echoTimes",
  "inversionTimes",
  "flipAngle",
  "voxelSize",
  "matrix",
  "slices",
  "volumes",
  "bValues",
  "directions",
  "fieldStrength",
] as const;
export const TEXTS = ["receiveCoil", "softwareVersions"] as const;
export const PARAMETERS = [...NUMBERS, ...TEXTS] as const;
export type ParameterName = (typeof PARAMETERS)[number];
