import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { url } from "@/shared/api/client";
import type { Intake, IntakeRow, IntakeState } from "@/shared/api/types/intake";

/// Follows a running import by server-sent events; each row replaces the one on the page.
export function useLive(id: string | undefined, state: IntakeState | undefined) {
  const cache = useQueryClient();
  const running = state === "receiving" || state === "processing";
  useEffect(() => {
    if (!id || !running) return;
    const key = [`/intakes/${id}`, {}];
    const events = new EventSource(url(`/intakes/${id}/progress`));
    function take(event: MessageEvent<string>) {
      const row = JSON.parse(event.data) as IntakeRow;
      cache.setQueryData<Intake>(key, (before) => before && { ...before, ...row });
      if (row.state !== "receiving" && row.state !== "processing") {
        events.close();
        void cache.invalidateQueries({ queryKey: [`/intakes/${id}`] });
        void cache.invalidateQueries({ queryKey: ["/home"] });
      }
    }
    events.addEventListener("intake", take);
    events.addEventListener("error", () => void cache.invalidateQueries({ queryKey: [`/intakes/${id}`] }));
    return () => events.close();
  }, [id, running, cache]);
}
