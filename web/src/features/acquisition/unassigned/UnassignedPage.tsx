import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import type { Unassigned } from "@/shared/api/types/intake";
import { Card } from "@/shared/ui/Card";
import { Page } from "@/shared/ui/Page";
import { RowsSkeleton } from "@/shared/ui/Skeletons";
import { FailedState } from "@/shared/ui/states";
import { IntakeTabs } from "../IntakeTabs";
import { UnassignedList } from "./UnassignedList";

/// Data of persons that do not say whose they are.
export function UnassignedPage() {
  const { t } = useTranslation("acquisition");
  const list = usePages<Unassigned>("/unassigned");
  return (
    <Page
      title={t("unassigned.title")}
      facts={t("unassigned.facts")}
      crumbs={[{ label: t("intakes.title"), to: "/intake" }]}
    >
      <IntakeTabs />
      <Card>
        {list.isPending && <RowsSkeleton rows={4} height={64} />}
        {list.isError && <FailedState error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && <UnassignedList items={list.rows} />}
      </Card>
    </Page>
  );
}
