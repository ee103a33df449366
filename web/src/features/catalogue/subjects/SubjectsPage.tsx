import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { url } from "@/shared/api/client";
import { useAll, usePages } from "@/shared/api/pages";
import type { DatasetRow, SubjectRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Icon } from "@/shared/ui/icons";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { useUrlState } from "@/shared/ui/useUrlState";
import classes from "./subjects.module.css";
import { useSubjectColumns } from "./columns";

/// Subjects of all datasets one may read, by label and dataset.
export function SubjectsPage() {
  const { t } = useTranslation("catalogue");
  const state = useUrlState();
  const [label, setLabel] = useState(state.get("q") ?? "");
  const [asked] = useDebouncedValue(label, 200);
  const query = { dataset: state.get("dataset"), q: asked };
  const list = usePages<SubjectRow>("/subjects", query);
  const datasets = useDatasets();
  const columns = useSubjectColumns(datasets);
  const format = useFormat();
  const choices = [...datasets.values()].map((dataset) => ({
    value: dataset.id,
    label: format.text(dataset.title),
    count: dataset.subjects,
  }));
  const filtered = query.dataset !== null || asked !== "";
  return (
    <Page
      title={t("subjects.title")}
      facts={t("subjects.facts")}
      actions={<CopyAsCode path={url("/subjects", query).slice(7)} />}
    >
      <div className={classes.filters}>
        <TextInput
          w={240}
          placeholder={t("subjects.find")}
          aria-label={t("subjects.find")}
          leftSection={<Icon name="search" size={14} />}
          value={label}
          onChange={(event) => {
            setLabel(event.target.value);
            state.set("q", event.target.value);
          }}
        />
        <FilterChips
          filters={[{ id: "dataset", label: t("datasets.dataset"), choices, value: query.dataset }]}
          onChange={state.set}
        />
      </div>
      <Card>
        <Listed
          list={list}
          label={t("subjects.title")}
          choose="subjects"
          columns={columns}
          rowKey={(row) => row.id}
          href={(row) => `/subjects/${row.id}`}
          empty={
            filtered
              ? { title: t("subjects.noneFiltered"), body: t("subjects.noneFilteredBody") }
              : {
                  title: t("subjects.none"),
                  body: t("subjects.noneBody"),
                  command: "./naohai import PATH --project KEY",
                  action: <Link to="/intake">{t("datasets.drop")}</Link>,
                }
          }
        />
      </Card>
    </Page>
  );
}

function useDatasets(): ReadonlyMap<string, DatasetRow> {
  const datasets = useAll<DatasetRow>("/datasets");
  return new Map(datasets.data?.map((dataset) => [dataset.id, dataset]));
}
