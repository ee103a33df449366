import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/shared/api/client";
import { lost } from "@/shared/api/reachable";
import { sessionEnded } from "@/shared/api/session";

function failed(error: unknown) {
  if (!(error instanceof ApiError)) return;
  if (error.status === 401) sessionEnded(cache);
  if (error.status === 0) lost(() => void cache.invalidateQueries());
}

/// Only what may heal by itself is tried again; an answer of 4xx is final.
function again(failures: number, error: unknown) {
  const final = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !final && failures < 2;
}

export const cache: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: failed }),
  defaultOptions: {
    queries: {
      retry: again,
      retryDelay: (failures) => 300 * 2 ** failures,
      networkMode: "always",
      staleTime: 10_000,
      refetchOnWindowFocus: true,
    },
    mutations: { onError: failed, networkMode: "always" },
  },
});
