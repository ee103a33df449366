import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get, type Query } from "./client";
import type { Page } from "./types";

/// One object by its path; `staleTime` in milliseconds.
export function useObject<T>(
  path: string,
  query: Query = {},
  options: { enabled?: boolean; staleTime?: number; refetchInterval?: number | false } = {},
) {
  return useQuery({
    queryKey: [path, query],
    queryFn: ({ signal }) => get<T>(path, query, signal),
    ...options,
  });
}

/// A keyset-paged list: pages are fetched as the reader scrolls.
export function usePages<T, P extends Page<T> = Page<T>>(
  path: string,
  query: Query = {},
  enabled = true,
  refetchInterval: number | false = false,
) {
  const pages = useInfiniteQuery({
    queryKey: [path, "pages", query],
    queryFn: ({ pageParam, signal }) => get<P>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  return { ...pages, rows, first: pages.data?.pages[0] };
}
