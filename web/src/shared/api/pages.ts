import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { get, type Query } from "./client";
import type { Page } from "./types/common";

interface ObjectOptions<T> {
  enabled?: boolean;
  staleTime?: number;
  refetchInterval?: number | false;
  /// asked again every so many milliseconds until it is ready
  until?: { every: number; ready: (data: T) => boolean };
}

/// One object by its path; times in milliseconds.
export function useObject<T>(
  path: string,
  query: Query = {},
  { until, refetchInterval, ...options }: ObjectOptions<T> = {},
) {
  return useQuery<T>({
    queryKey: [path, query],
    queryFn: ({ signal }) => get<T>(path, query, signal),
    refetchInterval: until
      ? ({ state }) => (state.data !== undefined && !until.ready(state.data) ? until.every : false)
      : refetchInterval,
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

/// A whole list at once, page after page: for choices and names, not for tables.
export function useAll<T>(
  path: string,
  query: Query = {},
  options: { enabled?: boolean; staleTime?: number } = {},
) {
  return useQuery({
    queryKey: [path, "all", query],
    queryFn: async ({ signal }) => {
      const items: T[] = [];
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: Page<T> = await get<Page<T>>(path, { ...query, limit: 200, cursor }, signal);
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    },
    staleTime: 60_000,
    ...options,
  });
}
