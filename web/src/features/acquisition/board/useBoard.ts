import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { url } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import { SESSION } from "@/shared/api/session";
import { merged } from "./live";
import type { Board, VisitChanged } from "./types";

/// The server says something every five seconds; after three times that, what is on the wall may be old.
const STALE_MILLISECONDS = 16_000;
const AGAIN_MILLISECONDS = 4_000;

const PATH = "/dicom/board";

/// The board and its changes as they are pushed; comes back by itself, and says when it has lost touch.
///
/// - `heardAt` when the server was last heard of, by our clock · `skew` how far its clock is ahead, in milliseconds
export function useBoard(project: string | null) {
  const cache = useQueryClient();
  const query = { project };
  const board = useObject<Board>(PATH, query, { staleTime: Infinity });
  const [heard, setHeard] = useState(() => ({ at: Date.now(), skew: 0 }));
  const ready = board.isSuccess;

  useEffect(() => {
    if (!ready) return;
    const key = [PATH, { project }];
    let events: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;

    function hear(asOf: string) {
      setHeard({ at: Date.now(), skew: Date.parse(asOf) - Date.now() });
    }
    function open() {
      events = new EventSource(url(`${PATH}/events`, { project }));
      events.addEventListener("board", ({ data }: MessageEvent<string>) => {
        const whole = JSON.parse(data) as Board;
        cache.setQueryData(key, whole);
        hear(whole.asOf);
      });
      events.addEventListener("visit", ({ data }: MessageEvent<string>) => {
        const changed = JSON.parse(data) as VisitChanged;
        cache.setQueryData<Board>(key, (before) => before && merged(before, changed));
        hear(changed.asOf);
      });
      events.addEventListener("here", ({ data }: MessageEvent<string>) => {
        hear((JSON.parse(data) as { asOf: string }).asOf);
      });
      // refused, not broken off: the browser does not try again by itself, and the session may be over
      events.addEventListener("error", () => {
        if (events.readyState !== EventSource.CLOSED) return;
        void cache.invalidateQueries({ queryKey: SESSION });
        again = setTimeout(open, AGAIN_MILLISECONDS);
      });
    }
    open();
    return () => {
      clearTimeout(again);
      events.close();
    };
  }, [ready, project, cache]);

  return { board, heard };
}

/// The time by our clock, every second; whether nothing was heard of the server for too long.
export function useClock(heardAt: number) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return { now, stale: now - heardAt > STALE_MILLISECONDS };
}
