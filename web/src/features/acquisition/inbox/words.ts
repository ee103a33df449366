import { useTranslation } from "react-i18next";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";

interface Place {
  project: Arrival["project"];
  dataset: string | null;
  subject: string | null;
  session?: string | null;
}

/// Short descriptions of arrivals, in the reader's language.
export function useWords() {
  const { t } = useTranslation("acquisition");
  const format = useFormat();

  /// `MR1 · PRISMA · 一院`
  const from = (arrival: Arrival) =>
    [arrival.callingAe, arrival.station, arrival.institution].filter((one) => one !== "").join(" · ");

  /// `MR · 4 series · 320 images · id like AAAA9999`
  const size = (arrival: Arrival) =>
    [
      arrival.modalities.join(", "),
      t("inbox.series", { count: arrival.series }),
      t("inbox.images", { count: arrival.instances, number: format.count(arrival.instances) }),
      arrival.idForm && t("inbox.idForm", { form: arrival.idForm }),
    ]
      .filter(Boolean)
      .join(" · ");

  /// `KIDS / scans / sub-0042`
  const place = ({ project, dataset, subject, session }: Place) =>
    [project?.key, dataset, subject === "auto" ? t("inbox.auto") : subject, session && `ses-${session}`]
      .filter(Boolean)
      .join(" / ");

  return { from, size, place };
}
