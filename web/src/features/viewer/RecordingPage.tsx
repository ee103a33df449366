import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { Recording } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { DomainChip } from "@/shared/ui/Chip";
import { Loaded } from "@/shared/ui/Loaded";
import { MadeNotice } from "@/shared/ui/Made";
import { Facts, Page } from "@/shared/ui/Page";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState } from "@/shared/ui/states";
import { VerdictMark } from "@/shared/ui/Verdict";
import styles from "./components/cards.module.css";
import { CopyAsCode } from "./components/CopyAsCode";
import { FactsCard } from "./components/FactsCard";
import { FilesCard } from "./components/FilesCard";
import { Neighbours } from "./components/Neighbours";
import { QualityCard } from "./components/QualityCard";
import { ImageViewer } from "./image/ImageViewer";

/// Code of their own; images are what is looked at most, and nothing may stand before them.
const viewers = {
  signal: lazy(() => import("./signal/SignalViewer").then((code) => ({ default: code.SignalViewer }))),
  variants: lazy(() =>
    import("./variants/VariantsViewer").then((code) => ({ default: code.VariantsViewer })),
  ),
  clinical: lazy(() =>
    import("./clinical/ClinicalViewer").then((code) => ({ default: code.ClinicalViewer })),
  ),
};

/// One recording: seen, judged, and where it came from.
export function RecordingPage() {
  const { id } = useParams();
  const recording = useObject<Recording>(`/recordings/${id}`);
  // asked for beside the recording, so that the first image is one round trip sooner
  useObject(`/recordings/${id}/views`);
  return (
    <Loaded query={recording} skeleton={<PageSkeleton />}>
      {(data) => <Shown recording={data} />}
    </Loaded>
  );
}

function Shown({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const { dataset, subject } = recording;
  const crumbs = [
    { label: format.text(dataset.title), to: `/datasets/${dataset.id}` },
    ...(subject ? [{ label: subject.label, to: `/subjects/${subject.id}` }] : []),
  ];
  return (
    <Page
      title={format.text(recording.title)}
      crumbs={crumbs}
      facts={<Line recording={recording} />}
      notice={<MadeNotice of={recording} />}
      actions={<CopyAsCode recording={recording} />}
    >
      <Card>
        <Suspense fallback={<PageSkeleton />}>
          <Viewer recording={recording} />
        </Suspense>
      </Card>
      <div className={styles.columns}>
        <QualityCard recording={recording.id} />
        <div className={styles.column}>
          <FactsCard facts={recording.facts} />
          <FilesCard recording={recording} />
          <Neighbours rows={recording.neighbours} />
        </div>
      </div>
    </Page>
  );

  function Line({ recording: one }: { recording: Recording }) {
    return (
      <Facts
        facts={[
          <DomainChip key="domain" domain={one.domain} />,
          <VerdictMark key="verdict" verdict={one.verdict} />,
          one.session && t("session", { label: one.session }),
          one.ageYears !== null && t("age", { age: format.number(one.ageYears) }),
          one.task && `task-${one.task}`,
          one.modality,
        ]}
      />
    );
  }
}

function Viewer({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  switch (recording.viewer) {
    case "image":
      return <ImageViewer recording={recording} />;
    case "signal":
      return <viewers.signal recording={recording} />;
    case "variants":
      return <viewers.variants recording={recording} />;
    case "clinical":
      return <viewers.clinical recording={recording} />;
    case "table":
      return (
        <EmptyState
          title={t("table.title")}
          action={
            <Button component={Link} to={`/tables/${recording.id}`}>
              {t("table.open")}
            </Button>
          }
        />
      );
    case "none":
      return <EmptyState title={t("none.title")}>{t("none.body")}</EmptyState>;
  }
}
