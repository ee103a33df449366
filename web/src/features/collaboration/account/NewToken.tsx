import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { Command } from "@/shared/ui/Command";
import { FailedNote } from "@/shared/ui/FailedNote";
import classes from "../collaboration.module.css";

const DAYS = ["30", "90", "365"] as const;
const DAY_MILLISECONDS = 86_400_000;

/// A new token; it is shown once, here, and never again.
export function NewToken() {
  const { t } = useTranslation("collaboration");
  const cache = useQueryClient();
  const [name, setName] = useState("");
  const [days, setDays] = useState<string>("90");
  const make = useMutation({
    mutationFn: () =>
      json<{ token: string }>("/tokens", {
        method: "POST",
        body: {
          name: name.trim(),
          expiresAt: new Date(Date.now() + Number(days) * DAY_MILLISECONDS).toISOString(),
        },
      }),
    onSuccess: async () => {
      setName("");
      await cache.invalidateQueries({ queryKey: ["/tokens"] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    make.mutate();
  }
  return (
    <>
      <form onSubmit={submit} className={classes.addMember}>
        <TextInput
          className={classes.grow}
          aria-label={t("tokens.name")}
          placeholder={t("tokens.what")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          w={140}
          aria-label={t("tokens.expires")}
          allowDeselect={false}
          data={DAYS.map((value) => ({ value, label: t("tokens.days", { count: Number(value) }) }))}
          value={days}
          onChange={(value) => setDays(value ?? "90")}
        />
        <Button type="submit" disabled={name.trim() === ""} loading={make.isPending}>
          {t("tokens.make")}
        </Button>
        {make.isError && <FailedNote error={make.error} />}
      </form>
      {make.data && (
        <div className={classes.once} role="status">
          <b>{t("tokens.once")}</b>
          <Command>{make.data.token}</Command>
          <p className="dim">{t("tokens.use")}</p>
          <Command>{`export NAOHAI_URL=${location.origin} NAOHAI_TOKEN=${make.data.token}`}</Command>
        </div>
      )}
    </>
  );
}
