import { Button, Select } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import type { Project } from "@/shared/api/types/people";
import { FailedNote } from "@/shared/ui/FailedNote";
import { PersonField } from "@/shared/ui/PersonField";
import classes from "../collaboration.module.css";
import { useMemberChange } from "./useMemberChange";
import { useRoles } from "./roles";

export function AddMember({ project }: { project: Project }) {
  const { t } = useTranslation("collaboration");
  const roles = useRoles();
  const [login, setLogin] = useState("");
  const [role, setRole] = useState<string>("reader");
  const add = useMemberChange(project.key);
  const there = new Set(project.members.map((member) => member.login));

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
      <PersonField className={classes.grow} value={login} onChange={setLogin} without={there} />
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
