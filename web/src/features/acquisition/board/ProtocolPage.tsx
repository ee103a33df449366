import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { Loaded } from "@/shared/ui/Loaded";
import { Page } from "@/shared/ui/Page";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState } from "@/shared/ui/states";
import { toast } from "@/shared/ui/Toasts";
import { FromStudy } from "./FromStudy";
import classes from "./protocol.module.css";
import { bodyOf, emptySeries, faults, formOf, type FormSeries } from "./reference";
import { SeriesFields } from "./SeriesFields";
import type { Reference } from "./types";

/// The series that belong to each visit of a project, and how they are to be measured: what the board checks by.
export function ProtocolPage() {
  const { t } = useTranslation("acquisition");
  const { key = "" } = useParams();
  const format = useFormat();
  const title = useMe().projects.find((one) => one.key === key)?.title;
  const reference = useObject<Reference>(`/dicom/projects/${encodeURIComponent(key)}/reference`);
  return (
    <Page
      title={t("protocol.title")}
      facts={t("protocol.facts")}
      crumbs={[
        { label: t("board.title"), to: `/board?project=${encodeURIComponent(key)}` },
        { label: title ? format.text(title) : key },
      ]}
    >
      <Loaded query={reference} skeleton={<BlockSkeleton height={320} />}>
        {(data: Reference) => <Form key={JSON.stringify(data)} project={key} reference={data} />}
      </Loaded>
    </Page>
  );
}

function Form({ project, reference }: { project: string; reference: Reference }) {
  const { t } = useTranslation("acquisition");
  const [form, setForm] = useState(() => formOf(reference.series));
  const [shown, setShown] = useState(false);
  const save = useSave(project);
  const wrong = faults(form);
  const changed = JSON.stringify(bodyOf(form)) !== JSON.stringify(bodyOf(formOf(reference.series)));
  const put = (id: number, next: FormSeries | null) =>
    setForm((all) => all.flatMap((one) => (one.id !== id ? [one] : next ? [next] : [])));

  function submit(event: React.FormEvent) {
    event.preventDefault();
    setShown(true);
    if (wrong.size === 0) save.mutate(form);
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {reference.mine && <FromStudy project={project} take={(series) => setForm(formOf(series))} />}
      {form.length === 0 && (
        <Card>
          <EmptyState title={t("protocol.none")}>{t("protocol.noneBody")}</EmptyState>
        </Card>
      )}
      {form.map((series) => (
        <SeriesFields
          key={series.id}
          series={series}
          wrong={shown ? wrong : NOTHING}
          change={reference.mine ? (next) => put(series.id, next) : null}
        />
      ))}
      {reference.mine ? (
        <div className={classes.bar}>
          <Button variant="default" onClick={() => setForm((all) => [...all, emptySeries()])}>
            {t("protocol.addSeries")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t("protocol.save")}
          </Button>
          {changed && <span className={classes.unsaved}>{t("protocol.unsaved")}</span>}
          {shown && wrong.size > 0 && (
            <span className={classes.wrong} role="alert">
              {t("protocol.wrong", { count: wrong.size })}
            </span>
          )}
        </div>
      ) : (
        <p className={classes.unsaved}>{t("protocol.readOnly")}</p>
      )}
      {save.isError && <FailedNote error={save.error} />}
    </form>
  );
}

const NOTHING = new Set<string>();

function useSave(project: string) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  const path = `/dicom/projects/${encodeURIComponent(project)}/reference`;
  return useMutation({
    mutationFn: (form: FormSeries[]) =>
      json<Reference>(path, { method: "PUT", body: { series: bodyOf(form) } }),
    onSuccess: (saved) => {
      toast(t("protocol.saved"));
      cache.setQueryData([path, {}], saved);
    },
  });
}
