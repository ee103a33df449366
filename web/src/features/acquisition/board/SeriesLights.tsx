import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import classes from "./board.module.css";
import { Light } from "./Light";
import type { Expected, SeriesLight, Visit } from "./types";

/// The series of a visit as a list of lights, then those that the project still waits for.
export function SeriesLights({ visit }: { visit: Visit }) {
  const { t } = useTranslation("acquisition");
  const absent = visit.expected.filter((one) => one.state !== "here");
  return (
    <ul className={classes.series} aria-label={t("board.series")}>
      {visit.series.map((series) => (
        <Row key={series.key} series={series} />
      ))}
      {absent.map((one) => (
        <Absent key={one.name} expected={one} />
      ))}
    </ul>
  );
}

function Row({ series }: { series: SeriesLight }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <li className={classes.row} data-light={series.light} data-state={series.state}>
      <Light colour={series.light} size="large" word={t(`board.seriesState.${state(series)}`)} />
      <span className={classes.rowWords}>
        <b>{series.name}</b>
        {series.words.length === 0 && <small>{t(`board.seriesState.${state(series)}`)}</small>}
        {series.words.map((words, place) => (
          <small key={place}>{format.text(words.headline)}</small>
        ))}
      </span>
      <span className={classes.count}>
        {t("board.images", { count: series.instances, number: format.count(series.instances) })}
        {series.number !== null && <small>#{series.number}</small>}
      </span>
    </li>
  );
}

function state(series: SeriesLight) {
  if (series.state !== "complete") return series.state;
  return series.light === "red" ? "bad" : series.light === "amber" ? "look" : "good";
}

function Absent({ expected }: { expected: Expected }) {
  const { t } = useTranslation("acquisition");
  const state = expected.state === "missing" ? "missing" : "awaited";
  const colour = state === "missing" ? "amber" : "grey";
  return (
    <li className={classes.row} data-light={colour} data-state={state}>
      <Light colour={colour} size="large" word={t(`board.seriesState.${state}`)} />
      <span className={classes.rowWords}>
        <b>{expected.name}</b>
        <small>{t(`board.seriesState.${state}`)}</small>
      </span>
      {expected.count > 1 && (
        <span className={classes.count}>
          {expected.there}/{expected.count}
        </span>
      )}
    </li>
  );
}
