import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { Definitions } from "@/shared/ui/Definitions";
import { Page } from "@/shared/ui/Page";
import classes from "../collaboration.module.css";
import { PasswordForm } from "./PasswordForm";
import { Tokens } from "./Tokens";

/// One's own account: who one is, the password, tokens for scripts.
export function AccountPage() {
  const { t } = useTranslation(["collaboration", "shared"]);
  const me = useMe();
  const format = useFormat();
  return (
    <Page title={t("account.title")} facts={me.login}>
      <div className={columns.two}>
        <div className={columns.stack}>
          <Tokens />
        </div>
        <div className={columns.stack}>
          <Card title={t("account.who")} padded>
            <Definitions
              items={[
                [t("people.name"), format.text(me.name)],
                [t("people.login"), <code key="login">{me.login}</code>],
                [t("account.kind"), t(me.administrator ? "people.administrator" : "account.member")],
                [
                  t("people.projects"),
                  <span key="projects" className={classes.stacked}>
                    {me.projects.length === 0 && t("account.noProjects")}
                    {me.projects.map((project) => (
                      <span key={project.key}>
                        <Link to={`/projects/${project.key}`}>{format.text(project.title)}</Link>{" "}
                        <span className="dim">{t(`shared:role.${project.role}`)}</span>
                      </span>
                    ))}
                  </span>,
                ],
              ]}
            />
          </Card>
          <PasswordForm />
        </div>
      </div>
    </Page>
  );
}
