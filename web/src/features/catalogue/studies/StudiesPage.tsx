import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { url } from "@/shared/api/client";
import { usePages } from "@/shared/api/pages";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Icon } from "@/shared/ui/icons";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { useUrlState } from "@/shared/ui/useUrlState";
import { useStudyColumns } from "./columns";
import classes from "./studies.module.css";
import type { StudyRow } from "./types";

const MODALITIES = ["MR", "CT", "PT", "US", "DX", "OT", "SEG", "SR"];

/// The archive of DICOM studies, newest first.
export function StudiesPage() {
  const { t } = useTranslation("catalogue");
  const state = useUrlState();
  const [name, setName] = useState(state.get("name") ?? "");
  const [description, setDescription] = useState(state.get("description") ?? "");
  const [asked] = useDebouncedValue({ name, description }, 250);
  const subject = state.get("subject");
  const modality = state.get("modality");
  const query = { ...asked, modality, subject };
  const list = usePages<StudyRow>("/dicom/studies", query);
  const columns = useStudyColumns();
  const filtered = asked.name !== "" || asked.description !== "" || modality !== null || subject !== null;

  const find = (key: "name" | "description", label: string, value: string, set: (value: string) => void) => (
    <TextInput
      w={220}
      placeholder={label}
      aria-label={label}
      leftSection={<Icon name="search" size={14} />}
      value={value}
      onChange={(event) => {
        set(event.target.value);
        state.set(key, event.target.value);
      }}
    />
  );
  return (
    <Page
      title={t("studies.title")}
      facts={t("studies.facts")}
      actions={<CopyAsCode path={url("/dicom/studies", query).slice(7)} />}
    >
      <div className={classes.filters}>
        {find("name", t("studies.findSubject"), name, setName)}
        {find("description", t("studies.findDescription"), description, setDescription)}
        <FilterChips
          filters={[
            {
              id: "modality",
              label: t("studies.modality"),
              choices: MODALITIES.map((value) => ({ value, label: value })),
              value: modality,
            },
          ]}
          onChange={state.set}
        />
      </div>
      <Card>
        <Listed
          list={list}
          label={t("studies.title")}
          choose="studies"
          columns={columns}
          rowKey={(row) => row.uid}
          href={(row) => `/studies/${row.uid}`}
          empty={
            filtered
              ? { title: t("studies.noneFiltered"), body: t("studies.noneFilteredBody") }
              : {
                  title: t("studies.none"),
                  body: t("studies.noneBody"),
                  action: <Link to="/intake/inbox">{t("studies.inbox")}</Link>,
                }
          }
        />
      </Card>
    </Page>
  );
}
