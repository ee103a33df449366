/// Answers of the search.

import type { Domain, Page, Text, Verdict } from "./common";

export type HitType = "dataset" | "subject" | "recording" | "table" | "variable";

export interface Hit {
  type: HitType;
  id: string;
  title: Text;
  subtitle: Text | null;
  domain: Domain | null;
  modality: string | null;
  dataset: { id: string; title: Text } | null;
  verdict: Verdict | null;
  href: string;
  snippet: Text | null;
}

export interface Facet {
  value: string;
  label: Text;
  count: number;
}

export interface SearchPage extends Page<Hit> {
  total: number;
  facets: Record<string, Facet[]>;
  understood: { span: string; id: string; label: Text }[];
  lag: number | { seconds: number } | null;
}
