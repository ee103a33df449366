import { useTranslation } from "react-i18next";
import { Navigate, useParams } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { Dataset } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { Loaded } from "@/shared/ui/Loaded";
import { MadeNotice } from "@/shared/ui/Made";
import { Facts, Page } from "@/shared/ui/Page";
import { PageTabs } from "@/shared/ui/PageTabs";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import { AccessTab } from "./AccessTab";
import { FilesTab } from "./FilesTab";
import { OverviewTab } from "./OverviewTab";
import { QualityTab } from "./QualityTab";
import { SubjectsTab } from "./SubjectsTab";
import { TablesTab } from "./TablesTab";
import { VersionsTab } from "./VersionsTab";

const TABS = {
  overview: OverviewTab,
  subjects: SubjectsTab,
  files: FilesTab,
  quality: QualityTab,
  tables: TablesTab,
  access: AccessTab,
  versions: VersionsTab,
} as const;

type Tab = keyof typeof TABS;

/// One dataset; each of its parts has an address of its own.
export function DatasetPage() {
  const { id, tab = "overview" } = useParams();
  const dataset = useObject<Dataset>(`/datasets/${id}`);
  if (!(tab in TABS)) return <Navigate to={`/datasets/${id}`} replace />;
  return (
    <Loaded query={dataset} skeleton={<PageSkeleton />}>
      {(data) => <Found dataset={data} tab={tab as Tab} />}
    </Loaded>
  );
}

function Found({ dataset, tab }: { dataset: Dataset; tab: Tab }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const Content = TABS[tab];
  const counts: Partial<Record<Tab, string>> = {
    subjects: format.count(dataset.subjects),
    files: format.count(dataset.files),
    tables: format.count(dataset.tables),
    versions: format.count(dataset.versions.length),
  };
  const base = `/datasets/${dataset.id}`;
  const tabs = (Object.keys(TABS) as Tab[]).map((name) => ({
    to: name === "overview" ? base : `${base}/${name}`,
    label: t(`dataset.tab.${name}`),
    count: counts[name],
    end: name === "overview",
  }));
  return (
    <Page
      title={format.text(dataset.title)}
      crumbs={[
        { label: t("datasets.title"), to: "/datasets" },
        { label: format.text(dataset.project.title), to: `/projects/${dataset.project.key}` },
      ]}
      facts={<DatasetFacts dataset={dataset} />}
      actions={<CopyAsCode path={base} />}
      notice={<MadeNotice of={dataset} />}
    >
      <PageTabs tabs={tabs} label={t("dataset.tabs")} />
      <Content dataset={dataset} />
    </Page>
  );
}

function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  return (
    <Facts
      facts={[
        format.text(dataset.institution.name),
        t("dataset.subjects", { count: dataset.subjects, number: format.count(dataset.subjects) }),
        dataset.ageRange && t("dataset.ages", { ages: format.ages(dataset.ageRange) }),
        t(`shared:access.${dataset.access}`),
        dataset.licence,
        t("dataset.version", { number: dataset.version }),
        t("dataset.modified", { when: format.since(dataset.modifiedAt) }),
      ]}
    />
  );
}
