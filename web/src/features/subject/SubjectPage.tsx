import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useFormat } from "@/shared/i18n/format";
import { Loaded } from "@/shared/ui/Loaded";
import { Facts, Page } from "@/shared/ui/Page";
import { MadeNotice } from "@/shared/ui/Made";
import { type Subject, useDataset, useRecordings, useSubject, useTimeline } from "./api/subject";
import { LinkedSubjects, SubjectFacts } from "./components/SideCards";
import { CrossChecks } from "./components/CrossChecks";
import styles from "./components/cards.module.css";
import { SubjectStudies } from "./components/SubjectStudies";
import { SubjectTimeline } from "./components/SubjectTimeline";
import { scalesOf } from "./components/scales";
import { VisitRecordings } from "./components/VisitRecordings";
import { useVisit } from "./components/useVisit";

/// Said of every subject that is none.
const HUMAN = "homo sapiens";

/// One subject: five domains on one axis of age, the recordings of a visit, and whether the sources agree.
export function SubjectPage() {
  const { id = "" } = useParams();
  const subject = useSubject(id);
  return (
    <Loaded
      query={subject}
      skeleton={
        <Page title="">
          <div className={styles.skeleton} />
        </Page>
      }
    >
      {(data) => <Shown subject={data} />}
    </Loaded>
  );
}

function Shown({ subject }: { subject: Subject }) {
  const { t } = useTranslation("subject");
  const format = useFormat();
  const timeline = useTimeline(subject.id);
  const recordings = useRecordings(subject.id);
  const [visit, setVisit] = useVisit(subject.sessions);
  const rows = recordings.data ?? [];
  const image =
    rows.find((row) => row.domain === "imaging" && (visit === null || row.session === visit)) ??
    rows.find((row) => row.domain === "imaging");
  const age = subject.sessions.find((session) => session.label === visit)?.ageYears;
  return (
    <Page
      title={subject.label}
      crumbs={[
        { label: t("list"), to: "/subjects" },
        { label: format.text(subject.dataset.title), to: `/datasets/${subject.dataset.id}` },
      ]}
      facts={<SubjectLine subject={subject} />}
      notice={<Notices subject={subject} />}
      actions={
        image && (
          <Button component={Link} to={`/recordings/${image.id}`}>
            {t("openImages")}
          </Button>
        )
      }
    >
      <Loaded query={timeline} skeleton={<div className={styles.skeleton} />}>
        {(data) => <SubjectTimeline timeline={data} visit={visit} onVisit={setVisit} />}
      </Loaded>
      <div className={styles.columns}>
        <Loaded query={recordings} skeleton={<div className={styles.skeleton} />}>
          {() => (
            <VisitRecordings
              rows={rows}
              scales={scalesOf(timeline.data, visit)}
              visit={visit}
              note={[
                visit,
                age === null || age === undefined ? null : t("ageYears", { age: format.number(age) }),
              ]
                .filter(Boolean)
                .join(" · ")}
              sourceOf={(row) =>
                sourceOf(
                  timeline.data?.lanes.flatMap((lane) => lane.items).find((item) => item.id === row.id)
                    ?.facts,
                )
              }
            />
          )}
        </Loaded>
        <div className={styles.side}>
          <CrossChecks checks={subject.crossChecks} />
          <LinkedSubjects linked={subject.linked} />
          <SubjectStudies id={subject.id} />
          <SubjectFacts facts={subject.facts} />
        </div>
      </div>
    </Page>
  );
}

function SubjectLine({ subject }: { subject: Subject }) {
  const { t, i18n } = useTranslation("subject");
  const format = useFormat();
  const coded = (key: string, value: string | null) =>
    value && (i18n.exists(`subject:${key}`) ? t(key as "sex.female") : value);
  return (
    <Facts
      facts={[
        coded(`sex.${subject.sex}`, subject.sex),
        coded(`handedness.${subject.handedness}`, subject.handedness),
        subject.species !== HUMAN && subject.species,
        subject.sessions.length > 0 && t("visits", { count: subject.sessions.length }),
        subject.ageRange && t("age", { range: format.ages(subject.ageRange) }),
      ]}
    />
  );
}

/// Invented links and synthetic data are said before anything is shown.
function Notices({ subject }: { subject: Subject }) {
  const dataset = useDataset(subject.dataset.id).data;
  return (
    <MadeNotice
      of={{
        synthetic: dataset?.synthetic,
        composite: dataset?.composite ?? subject.notice !== null,
        notice: subject.notice ?? dataset?.notice,
        linkNotice: subject.linkNotice,
      }}
    />
  );
}

function sourceOf(facts: Record<string, unknown> | null | undefined): string {
  const source = facts?.scanner ?? facts?.format ?? facts?.instrument;
  return typeof source === "string" ? source : "";
}
