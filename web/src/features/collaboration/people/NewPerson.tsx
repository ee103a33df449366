import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { Card } from "@/shared/ui/Card";
import { Command } from "@/shared/ui/Command";
import { FailedNote } from "@/shared/ui/FailedNote";
import { toast } from "@/shared/ui/Toasts";
import classes from "../collaboration.module.css";

interface Added {
  login: string;
  temporaryPassword: string | null;
}

/// A new account. Without a password one is made up and shown once; its owner changes it afterwards.
export function NewPerson() {
  const { t } = useTranslation("collaboration");
  const cache = useQueryClient();
  const [login, setLogin] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const add = useMutation({
    mutationFn: () =>
      json<Added>("/people", {
        method: "POST",
        body: { login, name, password: password || null, administrator: false },
      }),
    onSuccess: async (added) => {
      toast(t("people.added", { login: added.login }));
      [setLogin, setName, setPassword].forEach((clear) => clear(""));
      await cache.invalidateQueries({ queryKey: ["/people"] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate();
  }
  return (
    <Card title={t("people.add")} padded>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t("people.login")}
          required
          withAsterisk={false}
          autoComplete="off"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
        <TextInput
          label={t("people.name")}
          required
          withAsterisk={false}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <PasswordInput
          label={t("people.password")}
          description={t("people.passwordHint")}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
        />
        {add.isError && <FailedNote error={add.error} />}
        <Button type="submit" disabled={!login || !name} loading={add.isPending}>
          {t("people.add")}
        </Button>
      </form>
      {add.data?.temporaryPassword && (
        <div className={classes.made} role="status">
          <b>{t("people.once", { login: add.data.login })}</b>
          <Command>{add.data.temporaryPassword}</Command>
        </div>
      )}
    </Card>
  );
}
