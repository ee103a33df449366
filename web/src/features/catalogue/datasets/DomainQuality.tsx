import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { DatasetQuality } from "@/shared/api/types/catalogue";
import { DOMAINS, VERDICTS, type Counts } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { DomainIcon } from "@/shared/ui/DomainIcons";
import { Loaded } from "@/shared/ui/Loaded";
import { QualityBar } from "@/shared/ui/QualityBar";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState } from "@/shared/ui/states";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "../catalogue.module.css";

/// How each domain of a dataset stands, as one bar and four counts.
export function DomainQuality({ datasetId }: { datasetId: string }) {
  const { t } = useTranslation("catalogue");
  const quality = useObject<DatasetQuality>(`/datasets/${datasetId}/quality`);
  return (
    <Card title={t("quality.byDomain")} note={t("quality.byDomainNote")} padded>
      <Loaded query={quality} skeleton={<BlockSkeleton height={150} />}>
        {({ byDomain }) => <Bars byDomain={byDomain} />}
      </Loaded>
    </Card>
  );
}

function Bars({ byDomain }: { byDomain: DatasetQuality["byDomain"] }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const present = DOMAINS.flatMap((domain) => {
    const counts = byDomain[domain];
    return counts ? [{ domain, counts }] : [];
  });
  if (present.length === 0) return <EmptyState title={t("quality.none")}>{t("quality.noneBody")}</EmptyState>;
  return (
    <div className={classes.domains}>
      {present.map(({ domain, counts }) => (
        <div key={domain}>
          <span className={classes.domainName} style={{ color: `var(--nh-color-${domain})` }}>
            <DomainIcon domain={domain} />
            <span aria-hidden="true">{t(`shared:domain.${domain}`)}</span>
          </span>
          <QualityBar counts={counts} wide />
          <FourCounts counts={counts} />
        </div>
      ))}
    </div>
  );
}

function FourCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  return (
    <span className={classes.fourCounts}>
      {VERDICTS.map((verdict) => (
        <span key={verdict} title={t(`verdict.${verdict}`)} data-none={!counts[verdict] || undefined}>
          <VerdictShape verdict={verdict} size={12} />
          <span className="visually-hidden">{t(`verdict.${verdict}`)}</span>
          {format.count(counts[verdict] ?? 0)}
        </span>
      ))}
    </span>
  );
}
