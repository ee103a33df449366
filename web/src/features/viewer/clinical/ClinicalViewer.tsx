import "@mantine/core/styles/Chip.layer.css";
import { Chip, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePages } from "@/shared/api/pages";
import type { Recording } from "@/shared/api/types/catalogue";
import type { Page } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
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
  /// `value` is the answer of an Observation that is no number
  facts: Record<string, unknown>;
}

interface Events extends Page<ClinicalEvent> {
  types: { type: string; n: number }[];
}

/// A clinical record as its events by age; calendar dates stay in the vault.
export function ClinicalViewer({ recording }: { recording: Recording }) {
  const { t, i18n } = useTranslation("viewer");
  const [search, setSearch] = useSearchParams();
  const type = search.get("type");
  const list = usePages<ClinicalEvent, Events>(`/recordings/${recording.id}/events`, { type });
  const columns = useColumns();
  const types = list.first?.types ?? [];
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
      <Group gap={6} className={styles.types} hidden={types.length === 0}>
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
      <Listed
        list={list}
        label={t("clinical.events")}
        columns={columns(name)}
        rowKey={(_, index) => String(index)}
        empty={{ title: t("clinical.none"), body: t("clinical.noneBody") }}
      />
    </div>
  );
}

function useColumns() {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  return (name: (type: string) => string): Column<ClinicalEvent>[] => [
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
      cell: (row) => said(row, format.measure),
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

/// The number with its unit, or the answer in words.
function said(row: ClinicalEvent, measure: (value: number, unit: string | null) => string): string {
  if (row.value !== null) return measure(row.value, row.unit);
  return typeof row.facts.value === "string" ? row.facts.value : "";
}

function ages(row: ClinicalEvent, number: (value: number) => string): string {
  if (row.startAgeYears === null) return "–";
  const from = number(row.startAgeYears);
  return row.endAgeYears === null || row.endAgeYears === row.startAgeYears
    ? from
    : `${from}–${number(row.endAgeYears)}`;
}
