import { useTranslation } from "react-i18next";
import type { Role } from "@/shared/api/types/common";
import classes from "../collaboration.module.css";

const ROLES = ["owner", "contributor", "reader"] as const satisfies readonly Role[];

export function useRoles() {
  const { t } = useTranslation("shared");
  return ROLES.map((role) => ({ value: role as string, label: t(`role.${role}`) }));
}

/// What each role may do, in a sentence.
export function RoleHelp() {
  const { t } = useTranslation(["collaboration", "shared"]);
  return (
    <dl className={classes.roles}>
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{t(`shared:role.${role}`)}</dt>
          <dd>{t(`members.may.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
