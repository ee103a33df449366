import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { FailedNote } from "@/shared/ui/FailedNote";
import type { Wish } from "./decisions";
import { useWords } from "./words";

interface MergeFieldProps {
  arrival: Arrival;
  wish: Wish;
  choose: (into: string) => void;
}

/// The archived study that this one is to stand beside; those of the same subject first.
export function MergeField({ arrival, wish, choose }: MergeFieldProps) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const words = useWords();
  const place = { project: wish.project || null, dataset: wish.dataset.trim() || null };
  const candidates = useObject<{ items: Arrival[] }>(`/dicom/arrivals/${arrival.id}/candidates`, place, {
    enabled: place.project !== null && place.dataset !== null,
  });
  const items = candidates.data?.items ?? [];
  const same = (one: Arrival) => (arrival.subject !== null && one.subject === arrival.subject ? 0 : 1);
  const sorted = [...items].sort((one, other) => same(one) - same(other));
  return (
    <>
      <Select
        label={t("inbox.into")}
        searchable
        allowDeselect={false}
        disabled={items.length === 0}
        data={sorted.map((one) => ({
          value: one.id,
          label: `${words.place(one)} · ${one.modalities.join(", ")} · ${format.dateTime(one.lastAt)}`,
        }))}
        value={wish.into || null}
        onChange={(value) => choose(value ?? "")}
      />
      {candidates.isSuccess && items.length === 0 && <p>{t("inbox.intoNone")}</p>}
      {candidates.isError && <FailedNote error={candidates.error} />}
    </>
  );
}
