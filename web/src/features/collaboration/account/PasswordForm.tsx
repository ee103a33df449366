import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useMe } from "@/shared/api/session";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { toast } from "@/shared/ui/Toasts";
import classes from "../collaboration.module.css";

/// Changing the password ends all other sessions.
export function PasswordForm() {
  const { t } = useTranslation("collaboration");
  const me = useMe();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const change = useMutation({
    mutationFn: () => json("/session/password", { method: "POST", body: { old, new: fresh } }),
    onSuccess: () => {
      setOld("");
      setFresh("");
      toast(t("account.changed"));
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate();
  }
  const eye = { visibilityToggleButtonProps: { "aria-label": t("signIn.show") } };
  return (
    <Card title={t("account.password")} padded>
      <form onSubmit={submit} className={classes.form}>
        <input type="text" name="username" autoComplete="username" value={me.login} readOnly hidden />
        <PasswordInput
          label={t("account.old")}
          autoComplete="current-password"
          value={old}
          onChange={(event) => setOld(event.target.value)}
          {...eye}
        />
        <PasswordInput
          label={t("account.new")}
          description={t("account.passwordHint")}
          autoComplete="new-password"
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
          {...eye}
        />
        {change.isError && <FailedNote error={change.error} />}
        <Button type="submit" variant="default" disabled={!old || !fresh} loading={change.isPending}>
          {t("account.change")}
        </Button>
      </form>
    </Card>
  );
}
