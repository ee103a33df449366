import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "@/shared/i18n/format";
import classes from "./board.module.css";
import { Light } from "./Light";
import { SeriesLights } from "./SeriesLights";
import type { Visit } from "./types";

/// The subject on the table: one large light, what to do now, and a light for each series.
export function VisitCard({ visit }: { visit: Visit }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <section
      className={classes.visit}
      data-light={visit.light}
      aria-label={visit.subject ?? t("board.nobody")}
    >
      <header className={classes.visitHead}>
        <Light colour={visit.light} size="huge" />
        <span className={classes.who}>
          <b>{visit.subject ?? t("board.nobody")}</b>
          <small>
            {[
              visit.session && t("board.session", { session: visit.session }),
              visit.project && format.text(visit.project.title),
              t("board.images", { count: visit.instances, number: format.count(visit.instances) }),
              visit.converted && t(`board.converted.${visit.converted}`),
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </span>
      </header>
      {visit.words.length > 0 && (
        <ol className={classes.todo} aria-label={t("board.todo")}>
          {visit.words.map((words, place) => (
            <li key={place} data-light={words.light}>
              <b>{format.text(words.headline)}</b>
              <span>{format.text(words.advice)}</span>
            </li>
          ))}
        </ol>
      )}
      <Ways visit={visit} />
      <SeriesLights visit={visit} />
    </section>
  );
}

/// To the images of what is archived, and to where somebody decides about what is held.
function Ways({ visit }: { visit: Visit }) {
  const { t } = useTranslation("acquisition");
  const held = visit.state === "held";
  if (!held && visit.studyUid === null) return null;
  return (
    <nav className={classes.ways} aria-label={t("board.ways")}>
      {visit.studyUid !== null && <Link to={`/studies/${visit.studyUid}`}>{t("board.toStudy")}</Link>}
      {held && <Link to={`/intake/inbox?arrival=${visit.id}`}>{t("board.toInbox")}</Link>}
    </nav>
  );
}

/// A visit before the one on the table, in one line; opens to all of it.
export function EarlierVisit({ visit }: { visit: Visit }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <details className={classes.earlier}>
      <summary data-light={visit.light}>
        <Light colour={visit.light} size="large" />
        <b>{visit.subject ?? t("board.nobody")}</b>
        <small>{format.time(visit.lastAt)}</small>
      </summary>
      <VisitCard visit={visit} />
    </details>
  );
}
