import { useTranslation } from "react-i18next";
import type { ArrivalDecision, ArrivedSeries } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import classes from "./inbox.module.css";
import { useWords } from "./words";

/// `Series 3 · MR · t1_mprage`
export function useSeriesName() {
  const { t } = useTranslation("acquisition");
  return (one: ArrivedSeries) =>
    [
      one.number === null ? t("inbox.seriesUnnumbered") : t("inbox.seriesNumber", { number: one.number }),
      one.modality,
      one.description,
    ]
      .filter((word) => word !== "")
      .join(" · ");
}

export function SeriesList({ series }: { series: readonly ArrivedSeries[] }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const name = useSeriesName();
  if (series.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{t("inbox.seriesTitle")}</h3>
      <ul className={classes.series}>
        {series.map((one) => (
          <li key={one.hash}>
            <span>{name(one)}</span>
            <small>
              {t("inbox.images", { count: one.instances, number: format.count(one.instances) })} ·{" "}
              {t(`inbox.seriesState.${one.state}`)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/// What was decided before, newest first.
export function History({ decisions }: { decisions: readonly ArrivalDecision[] }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const words = useWords();
  if (decisions.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3>{t("inbox.history")}</h3>
      <ul className={classes.history}>
        {decisions.map((one) => (
          <li key={one.id} data-state={one.state}>
            <span>
              <b>{t(`inbox.action.${one.action}`)}</b> {words.place(one)}
              {one.state === "undone" && ` (${t("inbox.undone")})`}
              {one.state === "broken" && ` (${t("inbox.broken")})`}
            </span>
            <small>
              {[one.by, format.since(one.at), one.reason].filter((word) => word !== "").join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
