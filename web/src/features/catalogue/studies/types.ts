import type { Bilingual, Problem, Verdict } from "@/shared/api/types/common";

/// The shapes of `/api/v1/dicom/studies`. Dates are shifted, as all dates of a subject are.

export interface StudyRow {
  uid: string;
  subject: string;
  session: string | null;
  project: { key: string; title: Bilingual };
  dataset: string;
  date: string | null;
  description: string;
  modalities: string[];
  series: number;
  instances: number;
  bytes: number;
  quality: Record<Verdict | "arriving", number>;
  head: boolean;
  modifiedAt: string;
}

export interface Series {
  uid: string;
  modality: string;
  number: number | null;
  description: string;
  protocol: string;
  bodyPart: string;
  manufacturer: string;
  instances: number;
  bytes: number;
  state: "arriving" | "complete";
  verdict: Verdict;
  head: boolean;
  report: boolean;
  problems: Problem[];
}

/// Of `/api/v1/dicom/studies/{uid}/originals`, for owners: series with instances that are kept as they came.
export interface Originals {
  items: { uid: string; instances: number }[];
}

export interface Study extends StudyRow {
  time: string;
  patientId: string;
  sex: string | null;
  accessionNumber: string;
  studyId: string;
  datasetId: string | null;
  subjectId: string | null;
  items: Series[];
}
