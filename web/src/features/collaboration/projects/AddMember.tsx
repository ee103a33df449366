import { Autocomplete, Button, Select } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import type { Page, Person, Project } from "@/shared/api/types";
import { FailedNote } from "@/shared/ui/FailedNote";
import classes from "../collaboration.module.css";
import { useMemberChange } from "./Members";
import { useRoles } from "./roles";

export function AddMember({ project }: { project: Project }) {
  const { t } = useTranslation("collaboration");
  const roles = useRoles();
  const people = useObject<Page<Person>>("/people", { limit: 200 }, { staleTime: 60_000 });
  const [login, setLogin] = useState("");
  const [role, setRole] = useState<string>("reader");
  const add = useMemberChange(project.key);
  const there = new Set(project.members.map((member) => member.login));
  const choices = (people.data?.items ?? []).filter((person) => !there.has(person.login));

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate(
      {
        run: () =>
          json(`/projects/${project.key}/members`, { method: "POST", body: { login: login.trim(), role } }),
        said: t("members.added", { name: login.trim() }),
      },
      { onSuccess: () => setLogin("") },
    );
  }
  return (
    <form onSubmit={submit} className={classes.addMember}>
      <Autocomplete
        className={classes.grow}
        aria-label={t("members.login")}
        placeholder={t("members.login")}
        data={choices.map((person) => person.login)}
        renderOption={({ option }) => (
          <span>
            {choices.find((person) => person.login === option.value)?.name}{" "}
            <span className="dim">{option.value}</span>
          </span>
        )}
        value={login}
        onChange={setLogin}
      />
      <Select
        w={124}
        aria-label={t("members.role")}
        allowDeselect={false}
        data={roles}
        value={role}
        onChange={(value) => setRole(value ?? "reader")}
      />
      <Button type="submit" disabled={login.trim() === ""} loading={add.isPending}>
        {t("members.add")}
      </Button>
      {add.isError && <FailedNote error={add.error} />}
    </form>
  );
}
