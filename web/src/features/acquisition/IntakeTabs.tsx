import { useTranslation } from "react-i18next";
import { waitingAt } from "@/shared/api/needs";
import { useObject } from "@/shared/api/pages";
import type { Home } from "@/shared/api/types";
import { PageTabs } from "@/shared/ui/PageTabs";

/// Imports, and the two places where something waits for a person.
export function IntakeTabs() {
  const { t } = useTranslation("acquisition");
  const home = useObject<Home>("/home", {}, { staleTime: 30_000 }).data;
  const waiting = (kind: "quarantine" | "unassigned") => waitingAt(home, kind) || null;
  return (
    <PageTabs
      label={t("tabs.label")}
      tabs={[
        { to: "/intake", label: t("tabs.imports"), end: true },
        { to: "/intake/quarantine", label: t("tabs.quarantine"), count: waiting("quarantine") },
        { to: "/intake/unassigned", label: t("tabs.unassigned"), count: waiting("unassigned") },
      ]}
    />
  );
}
