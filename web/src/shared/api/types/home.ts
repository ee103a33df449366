/// The first page.

import type { DatasetRow } from "./catalogue";
import type { Counts, NamedInstitution, Severity, Text } from "./common";
import type { IntakeRow } from "./intake";

export interface Need {
  kind: "quarantine" | "unassigned" | "warned" | "inbox";
  severity: Severity;
  title: Text;
  detail: Text;
  count: number;
  href: string;
}

export interface Home {
  needs: Need[];
  newDatasets: DatasetRow[];
  intakes: IntakeRow[];
  institutions: (NamedInstitution & Counts)[];
  lag: { seconds: number } | null;
  audit: { sealedAt: string | null; entries: number } | null;
}
