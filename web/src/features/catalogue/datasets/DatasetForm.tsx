import { Button, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import type { Dataset } from "@/shared/api/types/catalogue";
import { ACCESS_LEVELS, type Access } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import { FailedNote } from "@/shared/ui/FailedNote";
import { toast } from "@/shared/ui/Toasts";
import classes from "../catalogue.module.css";

/// Title, description, licence and access of a dataset, for its owners.
export function DatasetForm({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  const format = useFormat();
  const cache = useQueryClient();
  const [title, setTitle] = useState(format.text(dataset.title));
  const [description, setDescription] = useState(format.text(dataset.description));
  const [licence, setLicence] = useState(dataset.licence ?? "");
  const [access, setAccess] = useState<Access>(dataset.access);
  const path = `/datasets/${dataset.id}`;
  const save = useMutation({
    mutationFn: () => json(path, { method: "PATCH", body: { title, description, licence, access } }),
    onSuccess: async () => {
      toast(t("access.saved"));
      await cache.invalidateQueries({ queryKey: [path] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t("access.title")}
        required
        withAsterisk={false}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Textarea
        label={t("access.description")}
        autosize
        minRows={2}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <TextInput
        label={t("overview.licence")}
        placeholder="CC-BY-4.0"
        value={licence}
        onChange={(event) => setLicence(event.target.value)}
      />
      <Select
        label={t("access.level")}
        description={t(`access.meaning.${access}`)}
        allowDeselect={false}
        data={ACCESS_LEVELS.map((level) => ({ value: level, label: t(`shared:access.${level}`) }))}
        value={access}
        onChange={(value) => value && setAccess(value)}
      />
      {save.isError && <FailedNote error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          {t("access.save")}
        </Button>
      </div>
    </form>
  );
}
