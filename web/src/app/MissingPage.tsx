import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { Card } from "@/shared/ui/Card";
import { Page } from "@/shared/ui/Page";
import { EmptyState } from "@/shared/ui/states";

export function MissingPage() {
  const { t } = useTranslation("app");
  const { pathname } = useLocation();
  return (
    <Page title={t("missing.title")}>
      <Card>
        <EmptyState
          title={t("missing.here", { path: pathname })}
          action={<Link to="/">{t("missing.home")}</Link>}
        >
          {t("missing.body")}
        </EmptyState>
      </Card>
    </Page>
  );
}
