import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { ApiError, json } from "@/shared/api/client";
import { changePerson, useSession } from "@/shared/api/session";
import type { Me } from "@/shared/api/types/common";
import { Mark } from "@/shared/ui/icons";
import { Notice } from "@/shared/ui/states";
import classes from "./sign-in.module.css";

/// Only places within this site, so that a link cannot lead elsewhere after signing in.
function within(next: string | null): string {
  return next?.startsWith("/") && !next.startsWith("//") ? next : "/";
}

/// - **corner** the language switch, which belongs to the frame
export function SignInPage({ corner }: { corner?: ReactNode }) {
  const { t } = useTranslation("collaboration");
  const [search] = useSearchParams();
  const session = useSession();
  useEffect(() => {
    document.title = `${t("signIn.title")} · Naohai 脑海`;
  }, [t]);
  if (session.data) return <Navigate to={within(search.get("next"))} replace />;
  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <div className={classes.brand}>
          <Mark size={30} />
          <span>{t("signIn.brand")}</span>
          <span className={classes.corner}>{corner}</span>
        </div>
        <h1>{t("signIn.title")}</h1>
        <UsedLink reason={search.get("link")} />
        <Form />
        <p className={classes.help}>{t("signIn.help")}</p>
        <code className={classes.command}>./naohai user reset-password LOGIN</code>
      </div>
    </main>
  );
}

/// Where a one-time link ends that was used before or is too old.
function UsedLink({ reason }: { reason: string | null }) {
  const { t } = useTranslation("collaboration");
  if (reason === null) return null;
  return (
    <Notice label={t("signIn.used.title")}>
      {t("signIn.used.body")} <code className={classes.command}>./naohai link</code>
    </Notice>
  );
}

function Form() {
  const { t } = useTranslation("collaboration");
  const cache = useQueryClient();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => json<Me>("/session", { method: "POST", body: { login, password } }),
    onSuccess: (me) => changePerson(cache, me),
    onError: () => setPassword(""),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    enter.mutate();
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={t("signIn.login")}
        autoComplete="username"
        autoFocus
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <PasswordInput
        label={t("signIn.password")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        visibilityToggleButtonProps={{ "aria-label": t("signIn.show") }}
      />
      {enter.isError && <Refusal error={enter.error} />}
      <Button type="submit" fullWidth size="md" loading={enter.isPending}>
        {t("signIn.enter")}
      </Button>
    </form>
  );
}

function Refusal({ error }: { error: Error }) {
  const { t } = useTranslation("collaboration");
  const status = error instanceof ApiError ? error.status : 0;
  const why = status === 401 ? "wrong" : status === 429 ? "slow" : "failed";
  return (
    <p className={classes.refusal} role="alert">
      {t(`signIn.${why}`)}
    </p>
  );
}
