import { useQuery } from "@tanstack/react-query";
import { get } from "@/shared/api/client";
import { birthOf } from "../timeline/calendar";

interface Identities {
  items: { kind: string; field: string; value: string }[];
}

/// The birth date in the vault, of the subject or of one linked to it; asked for only when an owner wants dates, for
/// each look is written to the audit log.
export function useBirth(subjects: string[], wanted: boolean) {
  return useQuery({
    queryKey: ["birth", subjects],
    enabled: wanted,
    staleTime: 300_000,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      for (const id of subjects) {
        const { items } = await get<Identities>(`/subjects/${id}/identities`, {}, signal);
        const birth = birthOf(items);
        if (birth) return birth;
      }
      return null;
    },
  });
}
