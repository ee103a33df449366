import { useCallback } from "react";
import { useSearchParams } from "react-router";
import type { Session } from "../timeline/model";

/// The chosen visit, in the address (`?visit=T1`), so that a link shows the same; at first the earliest one.
export function useVisit(sessions: Session[]): [string | null, (label: string) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("visit");
  const visit = sessions.some((session) => session.label === asked) ? asked : (sessions[0]?.label ?? null);
  const choose = useCallback(
    (label: string) =>
      setSearch(
        (now) => {
          now.set("visit", label);
          return now;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [visit, choose];
}
