import { useTranslation } from "react-i18next";
import { waitingAt } from "@/shared/api/needs";
import { useObject } from "@/shared/api/pages";
import { useMe, useOwns } from "@/shared/api/session";
import type { Home } from "@/shared/api/types/home";
import { PageTabs } from "@/shared/ui/PageTabs";

/// Imports, the places where something waits for a person, and what decides about studies from scanners.
export function IntakeTabs() {
  const { t } = useTranslation("acquisition");
  const me = useMe();
  const owns = useOwns();
  const home = useObject<Home>("/home", {}, { staleTime: 30_000 }).data;
  const waiting = (kind: "inbox" | "quarantine" | "unassigned") => waitingAt(home, kind) || null;
  return (
    <PageTabs
      label={t("tabs.label")}
      tabs={[
        { to: "/intake", label: t("tabs.imports"), end: true },
        { to: "/intake/inbox", label: t("tabs.inbox"), count: waiting("inbox") },
        { to: "/intake/quarantine", label: t("tabs.quarantine"), count: waiting("quarantine") },
        { to: "/intake/unassigned", label: t("tabs.unassigned"), count: waiting("unassigned") },
        ...(owns ? [{ to: "/intake/routing", label: t("tabs.routing") }] : []),
        ...(me.administrator ? [{ to: "/intake/scanners", label: t("tabs.scanners") }] : []),
      ]}
    />
  );
}
