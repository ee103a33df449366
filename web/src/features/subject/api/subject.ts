import { useQueries } from "@tanstack/react-query";
import { get } from "@/shared/api/client";
import { useAll, useObject } from "@/shared/api/pages";
import type { CrossCheck, Dataset, RecordingRow, SubjectRow } from "@/shared/api/types/catalogue";
import type { Text } from "@/shared/api/types/common";
import type { RecordingQuality } from "@/shared/api/viewing";
import type { Session, Timeline } from "../timeline/model";

export interface Linked {
  id: string;
  label: string;
  dataset: { id: string; title: Text } | Text;
  source: string;
}

export interface SubjectFact {
  variable: string;
  label: Text | null;
  value: Text | number;
  session: string | null;
}

export interface Subject extends Omit<SubjectRow, "sessions"> {
  sessions: Session[];
  linked: Linked[];
  crossChecks: CrossCheck[];
  facts: SubjectFact[];
  notice: Text | null;
  linkNotice: Text | null;
}

export const useSubject = (id: string) => useObject<Subject>(`/subjects/${id}`);

export const useTimeline = (id: string) => useObject<Timeline>(`/subjects/${id}/timeline`);

export const useDataset = (id: string | undefined) =>
  useObject<Dataset>(`/datasets/${id}`, {}, { enabled: id !== undefined });

export const useRecordings = (subject: string) =>
  useAll<RecordingRow>("/recordings", { subject }, { staleTime: 0 });

/// The quality of several recordings at once; each arrives by itself.
export function useQualities(ids: string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [`/recordings/${id}/quality`, {}],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<RecordingQuality>(`/recordings/${id}/quality`, {}, signal),
      staleTime: 300_000,
    })),
  });
}
