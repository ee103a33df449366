import { Autocomplete, Button, Select, Switch, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/shared/api/client";
import { useAll } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import type { Named } from "@/shared/api/types/common";
import type { ProjectRow } from "@/shared/api/types/people";
import type { Rule, RuleDraft } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Confirm } from "@/shared/ui/Confirm";
import { FailedNote } from "@/shared/ui/FailedNote";
import { SidePanel } from "@/shared/ui/SidePanel";
import { complete, FIELDS, filled, type Filled } from "./rules";
import classes from "./routing.module.css";
import { Samples } from "./TryOut";
import { useRemove, useSave } from "./useRules";

interface RulePanelProps {
  rule: Rule | null;
  draft: RuleDraft | null;
  close: () => void;
}

/// The form of one rule, with a dry run of it as it stands there.
export function RulePanel({ rule, draft, close }: RulePanelProps) {
  const { t } = useTranslation("acquisition");
  const [form, setForm] = useState(() => filled(rule ?? draft));
  const change = (some: Partial<Filled>) => setForm((before) => ({ ...before, ...some }));
  const save = useSave(rule?.id ?? null, close);
  const remove = useRemove(close);
  const wrong = save.error instanceof ApiError ? save.error.problem.field : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete(form)) save.mutate(form);
  }
  return (
    <SidePanel
      title={rule ? t("routing.edit") : t("routing.add")}
      close={close}
      actions={
        <>
          {save.isError && <FailedNote error={save.error} />}
          <Button type="submit" form="rule" disabled={!complete(form)} loading={save.isPending}>
            {t("routing.save")}
          </Button>
          {rule && (
            <Confirm
              label={t("routing.remove")}
              question={t("routing.removeQuestion")}
              busy={remove.isPending}
              error={remove.error}
              act={() => remove.mutate(rule.id)}
            />
          )}
        </>
      }
    >
      <form id="rule" onSubmit={submit} className={classes.form}>
        {draft && <p className={classes.hint}>{t("routing.draft")}</p>}
        <TextInput
          label={t("routing.name")}
          value={form.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <fieldset>
          <legend>{t("routing.conditions")}</legend>
          {FIELDS.map((field) => (
            <TextInput
              key={field}
              label={t(`routing.field.${field}`)}
              placeholder="*"
              error={wrong === field}
              value={form[field]}
              onChange={(event) => change({ [field]: event.target.value })}
            />
          ))}
        </fieldset>
        <p className={classes.hint}>{t("routing.patternHint")}</p>
        <Goal form={form} change={change} wrong={wrong} />
        <Switch
          label={t("routing.enabled")}
          checked={form.enabled}
          onChange={(event) => change({ enabled: event.target.checked })}
        />
      </form>
      <Samples rule={complete(form) ? form : null} replaces={rule?.id ?? null} />
    </SidePanel>
  );
}

interface GoalProps {
  form: Filled;
  change: (some: Partial<Filled>) => void;
  /// The field that the server refused.
  wrong: string | undefined;
}

function Goal({ form, change, wrong }: GoalProps) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const projects = useProjects();
  const datasets = useAll<DatasetRow>(
    "/datasets",
    { project: form.project },
    { enabled: form.project !== "" },
  );
  return (
    <>
      <Select
        label={t("inbox.project")}
        placeholder={t("inbox.chooseProject")}
        allowDeselect={false}
        searchable
        data={projects.map((one) => ({ value: one.key, label: `${format.text(one.title)} · ${one.key}` }))}
        value={form.project || null}
        onChange={(value) => change({ project: value ?? "" })}
      />
      <Autocomplete
        label={t("inbox.dataset")}
        description={t("inbox.datasetHint")}
        data={[...new Set(datasets.data?.map((one) => one.name))]}
        value={form.dataset}
        onChange={(dataset) => change({ dataset })}
      />
      <TextInput
        label={t("inbox.subject")}
        description={t("routing.subjectHint")}
        error={wrong === "subject"}
        value={form.subject}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextInput
        label={t("inbox.session")}
        description={t("routing.sessionHint")}
        error={wrong === "session"}
        value={form.session}
        onChange={(event) => change({ session: event.target.value })}
      />
    </>
  );
}

/// Projects that this person may make rules for.
function useProjects(): readonly Named[] {
  const me = useMe();
  const all = useAll<ProjectRow>("/projects", {}, { enabled: me.administrator });
  return me.administrator ? (all.data ?? []) : me.projects.filter((one) => one.role === "owner");
}
