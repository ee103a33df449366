import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { toast } from "@/shared/ui/Toasts";
import classes from "../collaboration.module.css";

export function NewInstitution() {
  const { t } = useTranslation("collaboration");
  const cache = useQueryClient();
  const [key, setKey] = useState("");
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const add = useMutation({
    mutationFn: () =>
      json("/institutions", { method: "POST", body: { key, name: { zh: zh || en, en: en || zh } } }),
    onSuccess: async () => {
      toast(t("institutions.added"));
      [setKey, setZh, setEn].forEach((clear) => clear(""));
      await cache.invalidateQueries({ queryKey: ["/institutions"] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <Card title={t("institutions.add")} padded>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t("institutions.key")}
          required
          withAsterisk={false}
          value={key}
          onChange={(event) => setKey(event.target.value.toUpperCase())}
        />
        <div className={classes.pair}>
          <TextInput
            label={t("institutions.nameZh")}
            value={zh}
            onChange={(event) => setZh(event.target.value)}
          />
          <TextInput
            label={t("institutions.nameEn")}
            value={en}
            onChange={(event) => setEn(event.target.value)}
          />
        </div>
        {add.isError && <FailedNote error={add.error} />}
        <Button type="submit" variant="default" disabled={!key || !(zh || en)} loading={add.isPending}>
          {t("institutions.add")}
        </Button>
      </form>
    </Card>
  );
}
