import "@mantine/core/styles/Chip.layer.css";
import { Chip, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { Page, Recording } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState, FailedState } from "@/shared/ui/states";
import styles from "./clinical.module.css";

interface ClinicalEvent {
  type: string;
  system: string | null;
  code: string | null;
  display: string;
  startAgeYears: number | null;
  endAgeYears: number | null;
  value: number | null;
  unit: string | null;
}

/// A clinical record as its events by age; calendar dates stay in the vault.
export function ClinicalViewer({ recording }: { recording: Recording }) {
  const { t, i18n } = useTranslation("viewer");
  const [search, setSearch] = useSearchParams();
  const type = search.get("type");
  const events = useObject<Page<ClinicalEvent>>(`/recordings/${recording.id}/events`);
  const columns = useColumns();
  if (events.isError) return <FailedState error={events.error} retry={() => void events.refetch()} />;
  if (events.isPending) return <RowsSkeleton rows={10} />;
  if (events.data.items.length === 0)
    return <EmptyState title={t("clinical.none")}>{t("clinical.noneBody")}</EmptyState>;
  const all = events.data.items.map((event, position) => ({ ...event, position }));
  const counts = new Map<string, number>();
  for (const event of all) counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
  const types = [...counts].map(([name, n]) => ({ type: name, n }));
  const choose = (next: string | null) =>
    setSearch(
      (now) => {
        if (next) now.set("type", next);
        else now.delete("type");
        return now;
      },
      { replace: true },
    );
  const name = (one: string) =>
    i18n.exists(`viewer:event.${one}`) ? t(`event.${one}` as "event.Condition") : one;
  return (
    <div>
      <Group gap={6} className={styles.types}>
        <Chip size="xs" checked={type === null} onChange={() => choose(null)}>
          {t("clinical.all")}
        </Chip>
        {types.map((one) => (
          <Chip
            key={one.type}
            size="xs"
            checked={type === one.type}
            onChange={(on) => choose(on ? one.type : null)}
          >
            {name(one.type)} {one.n}
          </Chip>
        ))}
      </Group>
      <DataTable
        label={t("clinical.events")}
        columns={columns(name)}
        rows={all.filter((event) => type === null || event.type === type)}
        rowKey={(row) => String(row.position)}
      />
    </div>
  );
}

type Numbered = ClinicalEvent & { position: number };

function useColumns() {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  return (name: (type: string) => string): Column<Numbered>[] => [
    {
      id: "age",
      header: t("clinical.age"),
      cell: (row) => ages(row, format.number),
      numeric: true,
      width: 130,
    },
    { id: "type", header: t("clinical.type"), cell: (row) => name(row.type), width: 150 },
    { id: "display", header: t("clinical.what"), cell: (row) => row.display },
    {
      id: "value",
      header: t("clinical.value"),
      cell: (row) => (row.value === null ? "" : `${format.number(row.value)} ${row.unit ?? ""}`),
      numeric: true,
      width: 150,
    },
    {
      id: "code",
      header: t("clinical.code"),
      cell: (row) => <code title={row.system ?? undefined}>{row.code ?? ""}</code>,
      width: 150,
      wideOnly: true,
    },
  ];
}

function ages(row: ClinicalEvent, number: (value: number) => string): string {
  if (row.startAgeYears === null) return "–";
  const from = number(row.startAgeYears);
  return row.endAgeYears === null || row.endAgeYears === row.startAgeYears
    ? from
    : `${from}–${number(row.endAgeYears)}`;
}
