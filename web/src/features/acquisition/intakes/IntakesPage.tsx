import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { IntakeRow } from "@/shared/api/types/intake";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { IntakeTabs } from "../IntakeTabs";
import { NewImport } from "../upload/NewImport";
import { Uploads } from "../upload/Uploads";
import { useIntakeColumns } from "./columns";

const LIVE_MILLISECONDS = 3000;

/// Bringing data in, and every import with what became of its files.
export function IntakesPage() {
  const { t } = useTranslation("acquisition");
  const me = useMe();
  const contributes = me.projects.some((project) => project.role !== "reader");
  const list = usePages<IntakeRow>("/intakes", {}, true, LIVE_MILLISECONDS);
  const table = useIntakeColumns();
  return (
    <Page title={t("intakes.title")} facts={t("intakes.facts")}>
      <IntakeTabs />
      <Uploads />
      <div className={contributes ? columns.two : undefined}>
        <Card title={t("intakes.all")}>
          <Listed
            list={list}
            label={t("intakes.all")}
            choose="intakes"
            columns={table}
            rowKey={(row) => row.id}
            rowHeight={52}
            href={(row) => `/intake/${row.id}`}
            empty={
              contributes
                ? {
                    title: t("intakes.none"),
                    body: t("intakes.noneBody"),
                    command: "./naohai import PATH --project KEY",
                  }
                : { title: t("intakes.none"), body: t("intakes.noneReader") }
            }
          />
        </Card>
        {contributes && <NewImport />}
      </div>
    </Page>
  );
}
