import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAll, usePages } from "@/shared/api/pages";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import { DOMAINS } from "@/shared/api/types/common";
import type { ProjectRow } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { useUrlState } from "@/shared/ui/useUrlState";
import { url } from "@/shared/api/client";
import { useDatasetColumns } from "./columns";

/// Every dataset this person may discover; the filters stand in the address.
export function DatasetsPage() {
  const { t } = useTranslation("catalogue");
  const state = useUrlState();
  const query = { project: state.get("project"), domain: state.get("domain") };
  const list = usePages<DatasetRow>("/datasets", query);
  const columns = useDatasetColumns();
  const filters = useFilters(query);
  const filtered = Object.values(query).some((value) => value !== null);
  return (
    <Page
      title={t("datasets.title")}
      facts={t("datasets.facts")}
      actions={<CopyAsCode path={url("/datasets", query).slice(7)} />}
    >
      <FilterChips filters={filters} onChange={state.set} />
      <Card>
        <Listed
          list={list}
          label={t("datasets.title")}
          choose="datasets"
          columns={columns}
          rowKey={(row) => row.id}
          rowHeight={52}
          href={(row) => `/datasets/${row.id}`}
          empty={
            filtered
              ? { title: t("datasets.noneFiltered"), body: t("datasets.noneFilteredBody") }
              : {
                  title: t("datasets.none"),
                  body: t("datasets.noneBody"),
                  command: "./naohai import PATH --project KEY",
                  action: <Link to="/intake">{t("datasets.drop")}</Link>,
                }
          }
        />
      </Card>
    </Page>
  );
}

function useFilters(query: { project: string | null; domain: string | null }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  const projects = useAll<ProjectRow>("/projects");
  const domains = DOMAINS.map((domain) => ({ value: domain, label: t(`shared:domain.${domain}`) }));
  const choices = (projects.data ?? []).map((project) => ({
    value: project.key,
    label: format.text(project.title),
    count: project.datasets,
  }));
  return [
    { id: "domain", label: t("filter.domain"), choices: domains, value: query.domain },
    { id: "project", label: t("filter.project"), choices, value: query.project },
  ];
}
