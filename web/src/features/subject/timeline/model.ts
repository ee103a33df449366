import type { Domain, Problem, Text, Verdict } from "@/shared/api/types/common";

export type { Domain, Problem, Text, Verdict };

/// What `GET /subjects/{id}/timeline` brings. Ages are in years; a null age means that the source states none.

export type ItemType = "recording" | "event" | "score" | "variants" | "table";

/// The order of the lanes, top to bottom.
export const LANES: Domain[] = ["imaging", "electrophysiology", "cognition", "clinical", "genomics"];

export interface Item {
  id: string;
  type: ItemType;
  domain: Domain;
  label: Text;
  title: Text;
  ageYears: number | null;
  endAgeYears?: number | null;
  session?: string | null;
  verdict?: Verdict | null;
  href?: string | null;
  thumbnail?: string | null;
  sparkline?: number[] | null;
  value?: number | string | null;
  unit?: string | null;
  series?: string | null;
  modality?: string | null;
  facts?: Record<string, unknown> | null;
  problems?: Problem[] | null;
  linked?: { subjectId?: string; dataset: Text; label: string } | null;
}

export interface Session {
  label: string;
  ageYears: number | null;
}

export interface Timeline {
  subject: { id: string; label: string };
  axis: { unit: "years"; min: number | null; max: number | null };
  sessions: Session[];
  lanes: { domain: Domain; items: Item[] }[];
  undated: Item[];
  apart: { reason: Problem; items: Item[] }[];
  dates: boolean;
}

/// A stretch of the axis in years.
export interface View {
  min: number;
  max: number;
}
