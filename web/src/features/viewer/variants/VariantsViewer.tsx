import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useObject, usePages } from "@/shared/api/pages";
import type { Recording } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Loaded } from "@/shared/ui/Loaded";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { FailedState } from "@/shared/ui/states";
import { Chromosomes, Samples } from "./Summary";
import styles from "./variants.module.css";

export interface VariantSummary {
  sites: number;
  samples: { label: string; callRate: number | null; tiTv: number | null; hetHom: number | null }[];
  byChromosome: { chromosome: string; n: number }[];
  byType: { type: string; n: number }[] | Record<string, number>;
  build?: string | null;
}

interface Variant {
  chromosome: string;
  position: number;
  id: string | null;
  ref: string;
  alt: string;
  quality: number | null;
  filter: string | null;
  genotypes: Record<string, number>;
}

/// Genotypes as a summary of each sample, where they lie, and site by site.
export function VariantsViewer({ recording }: { recording: Recording }) {
  const summary = useObject<VariantSummary>(`/recordings/${recording.id}/variants/summary`);
  return (
    <div className={styles.viewer}>
      <Loaded query={summary} skeleton={<RowsSkeleton rows={4} />}>
        {(data) => (
          <>
            <Samples summary={data} />
            <Chromosomes summary={data} />
          </>
        )}
      </Loaded>
      <Sites recording={recording.id} />
    </div>
  );
}

function Sites({ recording }: { recording: string }) {
  const { t } = useTranslation("viewer");
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get("region") ?? "");
  const [region] = useDebouncedValue(text.trim(), 350);
  const columns = useColumns();
  const pages = usePages<Variant>(`/recordings/${recording}/variants`, { region, limit: 100 });
  return (
    <section className={styles.sites}>
      <TextInput
        className={styles.region}
        value={text}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setText(value);
          setSearch(
            (now) => {
              if (value) now.set("region", value);
              else now.delete("region");
              return now;
            },
            { replace: true },
          );
        }}
        placeholder={t("variants.regionExample")}
        label={t("variants.region")}
      />
      {pages.isError ? (
        <FailedState error={pages.error} retry={() => void pages.refetch()} />
      ) : (
        <DataTable
          label={t("variants.sites")}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => `${row.chromosome}:${row.position}:${row.ref}>${row.alt}`}
          hasMore={pages.hasNextPage}
          loading={pages.isFetching}
          fetchMore={() => void pages.fetchNextPage()}
        />
      )}
      {pages.isSuccess && pages.rows.length === 0 && <p className={styles.none}>{t("variants.none")}</p>}
    </section>
  );
}

function useColumns(): Column<Variant>[] {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  return [
    { id: "chromosome", header: t("variants.chromosome"), cell: (row) => row.chromosome, width: 90 },
    {
      id: "position",
      header: t("variants.position"),
      cell: (row) => format.count(row.position),
      numeric: true,
      width: 130,
    },
    { id: "id", header: "ID", cell: (row) => row.id ?? "", width: 130 },
    {
      id: "change",
      header: t("variants.change"),
      cell: (row) => (
        <code>
          {clipped(row.ref)} → {clipped(row.alt)}
        </code>
      ),
    },
    {
      id: "quality",
      header: "QUAL",
      cell: (row) => (row.quality === null ? "" : format.number(row.quality)),
      numeric: true,
      width: 100,
    },
    { id: "filter", header: "FILTER", cell: (row) => row.filter ?? "", width: 180 },
    {
      id: "genotypes",
      header: t("variants.genotypes"),
      cell: (row) => <Genotypes counts={row.genotypes} />,
      width: 200,
    },
  ];
}

function clipped(allele: string): string {
  return allele.length > 18 ? `${allele.slice(0, 16)}… (${allele.length})` : allele;
}

const CALLS = ["HOM_REF", "HET", "HOM_ALT", "MISSING"] as const;

function Genotypes({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation("viewer");
  const present = CALLS.filter((call) => (counts[call] ?? 0) > 0);
  return <>{present.map((call) => `${t(`variants.call.${call}`)} ${counts[call]}`).join(" · ")}</>;
}
