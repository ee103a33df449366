import { useVirtualizer } from "@tanstack/react-virtual";
import { lazy, Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useKeys } from "@/shared/keys/keys";
import classes from "./data-table.module.css";
import { RowsSkeleton } from "./Skeletons";
import { useColumnChoice } from "./useColumnChoice";

const ColumnChooser = lazy(() => import("./ColumnChooser").then((page) => ({ default: page.ColumnChooser })));

export interface Column<T> {
  id: string;
  header: ReactNode;
  /// Its name where the header is no text.
  name?: string;
  cell: (row: T, index: number) => ReactNode;
  numeric?: boolean;
  width?: number | string;
  /// Takes the room that is left and cuts what is too long, so that rows keep their height.
  grow?: boolean;
  /// Left out below 1340 px, where only what matters most has room.
  wideOnly?: boolean;
}

interface DataTableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  /// A name under which this browser keeps which columns are shown; without it they cannot be chosen.
  choose?: string;
  rows: readonly T[];
  rowKey: (row: T, index: number) => string;
  /// Where Enter and a click lead; a table with neither is only read.
  href?: (row: T) => string | null;
  onOpen?: (row: T) => void;
  /// The row that j and k reached, e.g. for an open panel to follow.
  onCurrent?: (row: T) => void;
  selected?: string | null;
  rowHeight?: number;
  /// Rows grow with what stands in them, from `rowHeight` on.
  wraps?: boolean;
  hasMore?: boolean;
  loading?: boolean;
  fetchMore?: () => void;
  /// Only one table of a page listens to j and k.
  keys?: boolean;
}

/// A keyset-paged table: only visible rows are in the page, j and k move, Enter opens.
export function DataTable<T>(props: DataTableProps<T>) {
  const { rows, rowKey, rowHeight = 36, hasMore = false, loading = false, fetchMore, keys = true } = props;
  const { t } = useTranslation("shared");
  const [hidden, hide] = useColumnChoice(props.choose);
  const columns = props.columns.filter((column) => !hidden.includes(column.id));
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const opens = props.href !== undefined || props.onOpen !== undefined;
  const open = useOpen(props);
  const virtual = useVisibleRows(frame, rows.length, rowHeight);
  const visible = virtual.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !loading && last >= rows.length - 20) fetchMore?.();
  }, [hasMore, loading, last, rows.length, fetchMore]);

  function move(step: number) {
    const seen = Math.ceil(((virtual.scrollOffset ?? 0) - virtual.options.scrollMargin) / rowHeight);
    const next = Math.min(rows.length - 1, Math.max(0, current < 0 ? seen : current + step));
    setCurrent(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true }),
    );
  }
  useKeys(
    { j: () => move(1), k: () => move(-1) },
    opens
      ? [
          { keys: ["j", "k"], label: t("keys.move") },
          { keys: ["Enter"], label: t("keys.open") },
        ]
      : [{ keys: ["j", "k"], label: t("keys.move") }],
    keys && rows.length > 0,
  );
  function press(event: KeyboardEvent, row: T) {
    if (event.key === "Enter" && event.target === event.currentTarget) open(row);
  }

  const before = visible[0] ? visible[0].start - virtual.options.scrollMargin : 0;
  const after =
    virtual.getTotalSize() -
    (visible.at(-1)?.end ?? virtual.options.scrollMargin) +
    virtual.options.scrollMargin;
  return (
    <div ref={frame} className={classes.frame}>
      {props.choose && (
        <div className={classes.chooser}>
          <Suspense fallback={null}>
            <ColumnChooser choices={choices(props.columns)} hidden={hidden} onChange={hide} />
          </Suspense>
        </div>
      )}
      <table
        className={classes.table}
        data-wraps={props.wraps || undefined}
        aria-label={props.label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
      >
        <Header columns={columns} />
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {visible.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const key = rowKey(row, index);
            return (
              <tr
                key={key}
                ref={props.wraps ? virtual.measureElement : undefined}
                data-index={index}
                data-row={index}
                aria-rowindex={index + 2}
                className={opens ? classes.opens : undefined}
                data-selected={props.selected === key || undefined}
                style={{ height: rowHeight }}
                tabIndex={opens ? (index === Math.max(0, current) ? 0 : -1) : undefined}
                onFocus={() => {
                  setCurrent(index);
                  props.onCurrent?.(row);
                }}
                onKeyDown={(event) => press(event, row)}
                onClick={(event) => {
                  if (opens && !(event.target as HTMLElement).closest("a,button,input,label")) open(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row, index)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
      {loading && hasMore && <RowsSkeleton rows={3} height={rowHeight} />}
    </div>
  );
}

/// The first column names the row and stays.
function choices<T>(columns: readonly Column<T>[]) {
  return columns
    .slice(1)
    .map(({ id, header, name }) => ({ id, name: name ?? (typeof header === "string" ? header : id) }));
}

function Header<T>({ columns }: { columns: readonly Column<T>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.id} scope="col" className={cellClass(column)} style={{ width: column.width }}>
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function cellClass<T>(column: Column<T>): string | undefined {
  return (
    [column.numeric && classes.numeric, column.wideOnly && classes.wideOnly, column.grow && classes.grow]
      .filter(Boolean)
      .join(" ") || undefined
  );
}

function useOpen<T>({ href, onOpen }: DataTableProps<T>) {
  const navigate = useNavigate();
  return (row: T) => {
    if (onOpen) onOpen(row);
    const to = href?.(row);
    if (to) void navigate(to);
  };
}

/// Virtual rows within the page's own scroll, so that a table never has a scroll bar of its own.
function useVisibleRows(frame: React.RefObject<HTMLDivElement | null>, count: number, height: number) {
  const [margin, setMargin] = useState(0);
  useEffect(() => {
    const scroll = frame.current?.closest<HTMLElement>("[data-scroll]");
    if (!scroll) return;
    const measure = () => {
      const top = frame.current?.getBoundingClientRect().top ?? 0;
      setMargin(Math.round(top - scroll.getBoundingClientRect().top + scroll.scrollTop));
    };
    const observer = new ResizeObserver(measure);
    for (const child of scroll.children) observer.observe(child);
    return () => observer.disconnect();
  }, [frame]);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this render only
  return useVirtualizer({
    count,
    estimateSize: () => height,
    getScrollElement: () => frame.current?.closest<HTMLElement>("[data-scroll]") ?? null,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: height + 8,
    initialRect: { width: 1200, height: 900 },
  });
}
