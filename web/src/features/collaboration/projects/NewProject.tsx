import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { json } from "@/shared/api/client";
import { useAll } from "@/shared/api/pages";
import type { Institution, Project } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import classes from "../collaboration.module.css";

/// A new project of an institution; whoever makes it owns it.
export function NewProject() {
  const { t } = useTranslation("collaboration");
  const format = useFormat();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const institutions = useAll<Institution>("/institutions");
  const [key, setKey] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [institution, setInstitution] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: () =>
      json<Project>("/projects", {
        method: "POST",
        body: { key, title: { zh: zh || en, en: en || zh }, institution },
      }),
    onSuccess: async (added) => {
      await Promise.all(
        [["/projects"], ["session"]].map((queryKey) => cache.invalidateQueries({ queryKey })),
      );
      void navigate(`/projects/${added.key}`);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <Card title={t("projects.add")} padded>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t("projects.key")}
          description={t("projects.keyHint")}
          required
          withAsterisk={false}
          value={key}
          onChange={(event) => setKey(event.target.value.toUpperCase())}
        />
        <div className={classes.pair}>
          <TextInput
            label={t("projects.titleZh")}
            value={zh}
            onChange={(event) => setZh(event.target.value)}
          />
          <TextInput
            label={t("projects.titleEn")}
            value={en}
            onChange={(event) => setEn(event.target.value)}
          />
        </div>
        <Select
          label={t("projects.institution")}
          data={(institutions.data ?? []).map((one) => ({
            value: one.key,
            label: format.text(one.name),
          }))}
          value={institution}
          onChange={setInstitution}
        />
        {add.isError && <FailedNote error={add.error} />}
        <Button type="submit" disabled={!key || !institution || !(zh || en)} loading={add.isPending}>
          {t("projects.add")}
        </Button>
      </form>
    </Card>
  );
}
