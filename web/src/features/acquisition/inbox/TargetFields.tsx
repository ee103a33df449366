import { Autocomplete, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAll } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import type { Named } from "@/shared/api/types/common";
import type { ProjectRow } from "@/shared/api/types/people";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import classes from "./inbox.module.css";
import { SESSION, SUBJECT, type Wish } from "./decisions";

interface FieldsProps {
  wish: Wish;
  change: (some: Partial<Wish>) => void;
}

/// Project and dataset.
export function PlaceFields({ arrival, wish, change }: FieldsProps & { arrival: Arrival }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const projects = useDestinations(arrival);
  const datasets = useAll<DatasetRow>(
    "/datasets",
    { project: wish.project },
    { enabled: wish.project !== "" },
  );
  return (
    <>
      <Select
        label={t("inbox.project")}
        placeholder={t("inbox.chooseProject")}
        allowDeselect={false}
        searchable
        data={projects.map((one) => ({ value: one.key, label: `${format.text(one.title)} · ${one.key}` }))}
        value={wish.project || null}
        onChange={(value) => change({ project: value ?? "", into: "" })}
      />
      <Autocomplete
        label={t("inbox.dataset")}
        description={t("inbox.datasetHint")}
        data={[...new Set(datasets.data?.map((one) => one.name))]}
        value={wish.dataset}
        onChange={(dataset) => change({ dataset, into: "" })}
      />
    </>
  );
}

/// Where this person may send it: her projects, and any while the study is nobody's and she runs the installation.
function useDestinations(arrival: Arrival): readonly Named[] {
  const me = useMe();
  const anywhere = me.administrator && arrival.project === null;
  const all = useAll<ProjectRow>("/projects", {}, { enabled: anywhere });
  return anywhere ? (all.data ?? []) : me.projects.filter((one) => one.role !== "reader");
}

/// Whose it is, and which visit.
export function SubjectFields({ wish, change }: FieldsProps) {
  const { t } = useTranslation("acquisition");
  return (
    <>
      <div className={classes.choice}>
        <SegmentedControl
          aria-label={t("inbox.subject")}
          data={[
            { value: "auto", label: t("inbox.subjectAuto") },
            { value: "label", label: t("inbox.subjectLabel") },
          ]}
          value={wish.pseudonym ? "auto" : "label"}
          onChange={(value) => change({ pseudonym: value === "auto" })}
        />
        {wish.pseudonym ? (
          <small className="dim">{t("inbox.subjectAutoHint")}</small>
        ) : (
          <TextInput
            label={t("inbox.label")}
            placeholder="sub-01"
            value={wish.subject}
            error={wish.subject !== "" && !SUBJECT.test(wish.subject) && t("inbox.labelForm")}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </div>
      <TextInput
        label={t("inbox.session")}
        description={t("inbox.sessionHint")}
        placeholder="01"
        value={wish.session}
        error={!SESSION.test(wish.session) && t("inbox.sessionForm")}
        onChange={(event) => change({ session: event.target.value })}
      />
    </>
  );
}
