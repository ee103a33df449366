import { useTranslation } from "react-i18next";
import { PageTabs } from "@/shared/ui/PageTabs";

/// Imports, and the two places where something waits for a person.
export function IntakeTabs() {
  const { t } = useTranslation("acquisition");
  return (
    <PageTabs
      label={t("tabs.label")}
      tabs={[
        { to: "/intake", label: t("tabs.imports"), end: true },
        { to: "/intake/quarantine", label: t("tabs.quarantine") },
        { to: "/intake/unassigned", label: t("tabs.unassigned") },
      ]}
    />
  );
}
