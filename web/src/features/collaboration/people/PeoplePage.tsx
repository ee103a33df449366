import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import { useMe, useOwns } from "@/shared/api/session";
import type { Person } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Tag } from "@/shared/ui/Chip";
import columns from "@/shared/ui/columns.module.css";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { ForbiddenState } from "@/shared/ui/states";
import classes from "../collaboration.module.css";
import { NewPerson } from "./NewPerson";

/// Everyone with an account, for administrators and owners.
export function PeoplePage() {
  const { t } = useTranslation("collaboration");
  const me = useMe();
  const owns = useOwns();
  const list = usePages<Person>("/people", {}, owns);
  const table = useColumns();
  return (
    <Page title={t("people.title")} facts={t("people.facts")}>
      <div className={me.administrator ? columns.two : undefined}>
        <Card>
          {!owns ? (
            <ForbiddenState />
          ) : (
            <Listed
              list={list}
              label={t("people.title")}
              columns={table}
              rowKey={(row) => row.login}
              rowHeight={40}
              empty={{
                title: t("people.none"),
                body: t("people.noneBody"),
                command: "./naohai user add LOGIN",
              }}
            />
          )}
        </Card>
        {me.administrator && <NewPerson />}
      </div>
    </Page>
  );
}

function useColumns(): Column<Person>[] {
  const { t } = useTranslation("collaboration");
  const format = useFormat();
  return [
    {
      id: "name",
      header: t("people.name"),
      cell: (row) => (
        <span className={classes.title}>
          <b>{format.text(row.name)}</b>
          {row.administrator && <Tag>{t("people.administrator")}</Tag>}
        </span>
      ),
    },
    { id: "login", header: t("people.login"), cell: (row) => <code>{row.login}</code> },
  ];
}
