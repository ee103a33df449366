import type { ReactNode } from "react";
import { DataTable, type Column } from "./DataTable";
import { RowsSkeleton } from "./Skeletons";
import { EmptyState, FailedState } from "./states";

interface Empty {
  title: string;
  body?: ReactNode;
  command?: string;
  action?: ReactNode;
}

/// What a paged query says of itself.
interface List<T> {
  rows: readonly T[];
  isPending: boolean;
  isError: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => Promise<unknown>;
  refetch: () => Promise<unknown>;
}

interface ListedProps<T> {
  list: List<T>;
  label: string;
  choose?: string;
  columns: readonly Column<T>[];
  rowKey: (row: T, index: number) => string;
  href?: (row: T) => string | null;
  onOpen?: (row: T) => void;
  onCurrent?: (row: T) => void;
  selected?: string | null;
  rowHeight?: number;
  wraps?: boolean;
  empty: Empty;
}

/// A list in all its states: skeleton, failure with its fix, empty with how to fill it, rows; a failed later page
/// leaves the rows there.
export function Listed<T>({ list, empty, ...table }: ListedProps<T>) {
  if (list.isPending) return <RowsSkeleton height={table.rowHeight ?? 36} />;
  if (list.isError && list.rows.length === 0)
    return <FailedState error={list.error} retry={() => void list.refetch()} />;
  if (list.rows.length === 0) {
    return (
      <EmptyState title={empty.title} command={empty.command} action={empty.action}>
        {empty.body}
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable
        {...table}
        rows={list.rows}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        fetchMore={list.isFetchNextPageError ? undefined : () => void list.fetchNextPage()}
      />
      {list.isFetchNextPageError && (
        <FailedState error={list.error} retry={() => void list.fetchNextPage()} />
      )}
    </>
  );
}
