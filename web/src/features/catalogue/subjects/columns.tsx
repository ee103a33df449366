import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DatasetRow, SubjectRow } from "@/shared/api/types/catalogue";
import { DOMAINS, VERDICTS, type Domain } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import { DomainIcon } from "@/shared/ui/DomainIcons";
import { MadeTag } from "@/shared/ui/Made";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "../catalogue.module.css";

const SEX = { F: "female", M: "male", female: "female", male: "male" } as const;
const HAND = { R: "right", L: "left", right: "right", left: "left" } as const;

/// The columns of every list of subjects: who, and how much of each of the five domains.
export function useSubjectColumns(made?: ReadonlyMap<string, DatasetRow>): Column<SubjectRow>[] {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  const sex = (row: SubjectRow) => SEX[row.sex as keyof typeof SEX];
  const hand = (row: SubjectRow) => HAND[row.handedness as keyof typeof HAND];
  return [
    {
      id: "label",
      header: t("subjects.subject"),
      cell: (row) => (
        <span className={`${classes.strong} nowrap`}>
          <Link to={`/subjects/${row.id}`}>{row.label}</Link>
        </span>
      ),
    },
    {
      id: "dataset",
      header: t("datasets.dataset"),
      grow: true,
      cell: (row) => (
        <span className={classes.title}>
          <span className="cut dim" title={format.text(row.dataset.title)}>
            {format.text(row.dataset.title)}
          </span>
          <MadeTag of={made?.get(row.dataset.id) ?? {}} />
        </span>
      ),
    },
    { id: "sex", header: t("subjects.sex"), cell: (row) => (sex(row) ? t(`subjects.${sex(row)}`) : "–") },
    {
      id: "hand",
      header: t("subjects.handedness"),
      wideOnly: true,
      cell: (row) => (hand(row) ? t(`subjects.${hand(row)}`) : (row.handedness ?? "–")),
    },
    { id: "age", header: t("subjects.age"), numeric: true, cell: (row) => format.ages(row.ageRange) },
    {
      id: "sessions",
      header: t("subjects.sessions"),
      numeric: true,
      cell: (row) => format.count(row.sessions),
    },
    ...DOMAINS.map((domain) => ({
      id: domain,
      header: <DomainIcon domain={domain} />,
      name: t(`shared:domain.${domain}`),
      width: 56,
      cell: (row: SubjectRow) => <Presence domain={domain} count={row.domains[domain] ?? 0} />,
    })),
    { id: "quality", header: t("datasets.quality"), cell: (row) => <Verdicts row={row} /> },
  ];
}

function Presence({ domain, count }: { domain: Domain; count: number }) {
  if (count === 0) return <span className="dim">–</span>;
  return (
    <span className={classes.presence} style={{ color: `var(--nh-color-${domain})` }}>
      <i aria-hidden="true" />
      <span>{count}</span>
    </span>
  );
}

function Verdicts({ row }: { row: SubjectRow }) {
  const { t } = useTranslation("shared");
  return (
    <span className={classes.title}>
      {VERDICTS.filter((verdict) => row.quality[verdict] > 0).map((verdict) => (
        <span key={verdict} className={classes.presence} title={t(`verdict.${verdict}`)}>
          <VerdictShape verdict={verdict} size={12} />
          <span className="visually-hidden">{t(`verdict.${verdict}`)}</span>
          <span>{row.quality[verdict]}</span>
        </span>
      ))}
    </span>
  );
}
