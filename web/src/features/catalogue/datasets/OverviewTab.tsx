import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Dataset } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { Command } from "@/shared/ui/Command";
import { Definitions, Figures } from "@/shared/ui/Definitions";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "../catalogue.module.css";
import { DomainQuality } from "./DomainQuality";

export function OverviewTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return (
    <div className={columns.two}>
      <div className={columns.stack}>
        <Card title={t("overview.what")} padded>
          {dataset.description && <p className={classes.description}>{format.text(dataset.description)}</p>}
          <Figures
            items={[
              [t("overview.subjects"), format.count(dataset.subjects)],
              [t("overview.sessions"), format.count(dataset.sessions)],
              [t("overview.recordings"), format.count(dataset.recordings)],
              [t("overview.tables"), format.count(dataset.tables)],
              [t("overview.files"), format.count(dataset.files)],
              [t("overview.size"), format.bytes(dataset.bytes)],
            ]}
          />
        </Card>
        <DomainQuality datasetId={dataset.id} />
      </div>
      <div className={columns.stack}>
        <Attention dataset={dataset} />
        <About dataset={dataset} />
      </div>
    </div>
  );
}

/// What somebody should do about this dataset, if anything.
function Attention({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const lines = [
    {
      count: dataset.quality.rejected,
      verdict: "rejected",
      word: "overview.rejected",
      to: `/datasets/${dataset.id}/quality`,
    },
    {
      count: dataset.quality.warned,
      verdict: "warned",
      word: "overview.warned",
      to: `/datasets/${dataset.id}/quality`,
    },
    { count: dataset.unassigned, verdict: "warned", word: "overview.unassigned", to: "/intake/unassigned" },
  ] as const;
  const open = lines.filter((line) => line.count > 0);
  return (
    <Card title={t("overview.attention")} padded>
      <ul className={classes.attention}>
        {open.length === 0 && (
          <li>
            <VerdictShape verdict="passed" /> {t("overview.calm")}
          </li>
        )}
        {open.map((line) => (
          <li key={line.word}>
            <VerdictShape verdict={line.verdict} />
            <Link to={line.to}>{t(line.word, { count: line.count })}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function About({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const current = dataset.versions[0];
  return (
    <Card title={t("overview.about")} padded>
      <Definitions
        items={[
          [t("overview.name"), <code key="name">{dataset.name}</code>],
          [t("overview.authors"), dataset.authors.join(t("overview.comma"))],
          [t("overview.licence"), dataset.licence ?? t("overview.noLicence")],
          [t("overview.species"), dataset.species],
          [t("overview.identifying"), t("overview.identifyingFiles", { count: dataset.identifyingFiles })],
          [t("overview.checksum"), current && <code key="sum">{current.sha256.slice(0, 16)}…</code>],
        ]}
      />
      {dataset.may.contribute && (
        <>
          <p className={classes.addMore}>{t("overview.addMore")}</p>
          <Command>{`./naohai import PATH --project ${dataset.project.key} --dataset ${dataset.name}`}</Command>
        </>
      )}
    </Card>
  );
}
