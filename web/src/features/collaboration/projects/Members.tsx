import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useMe } from "@/shared/api/session";
import type { Role } from "@/shared/api/types/common";
import type { Member, Project } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Confirm } from "@/shared/ui/Confirm";
import { FailedNote } from "@/shared/ui/FailedNote";
import { EmptyState } from "@/shared/ui/states";
import classes from "../collaboration.module.css";
import { AddMember } from "./AddMember";
import { RoleHelp, useRoles } from "./roles";
import { useMemberChange } from "./useMemberChange";

/// Who belongs to a project; owners and administrators change it.
export function Members({ project }: { project: Project }) {
  const { t } = useTranslation("collaboration");
  const me = useMe();
  const manages = me.administrator || project.role === "owner";
  const members = project.members ?? [];
  return (
    <Card title={t("members.title")} note={members.length || undefined}>
      {members.length === 0 && <EmptyState title={t("members.none")}>{t("members.noneBody")}</EmptyState>}
      <ul className={classes.members}>
        {members.map((member) => (
          <Row key={member.login} project={project} member={member} manages={manages} />
        ))}
      </ul>
      {manages && <AddMember project={project} />}
      <RoleHelp />
    </Card>
  );
}

function Row({ project, member, manages }: { project: Project; member: Member; manages: boolean }) {
  const { t } = useTranslation(["collaboration", "shared"]);
  const roles = useRoles();
  const name = useFormat().text(member.name);
  const change = useMemberChange(project.key);
  const path = `/projects/${project.key}/members`;
  return (
    <li>
      <div className={classes.person}>
        <b>{name}</b>
        <small>{member.login}</small>
        {change.isError && <FailedNote error={change.error} />}
      </div>
      {manages ? (
        <>
          <Select
            w={124}
            aria-label={t("members.roleOf", { name })}
            allowDeselect={false}
            data={roles}
            value={member.role}
            disabled={change.isPending}
            onChange={(role) =>
              role &&
              change.mutate({
                run: () => json(path, { method: "POST", body: { login: member.login, role: role as Role } }),
                said: t("members.changed", { name }),
              })
            }
          />
          <Confirm
            label={t("members.remove")}
            question={t("members.removeQuestion", { name })}
            busy={change.isPending}
            act={() =>
              change.mutate({
                run: () => json(`${path}/${encodeURIComponent(member.login)}`, { method: "DELETE" }),
                said: t("members.removed", { name }),
              })
            }
          />
        </>
      ) : (
        <span>{t(`shared:role.${member.role}`)}</span>
      )}
    </li>
  );
}
