import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { Home } from "@/shared/api/types/home";
import { useFormat } from "@/shared/i18n/format";
import columns from "@/shared/ui/columns.module.css";
import { Loaded } from "@/shared/ui/Loaded";
import { Facts, Page } from "@/shared/ui/Page";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { Institutions } from "./Institutions";
import { Needs } from "./Needs";
import { NewData } from "./NewData";
import { Running } from "./Running";

/// What needs this person, what is new, what runs, and how the institutions stand.
export function HomePage() {
  const { t } = useTranslation("home");
  const format = useFormat();
  const me = useMe();
  const home = useObject<Home>("/home", {}, { refetchInterval: 15_000 });
  return (
    <Page
      title={t(greeting(new Date()), { name: format.text(me.name) || me.login })}
      facts={home.data && <Summary home={home.data} />}
    >
      <Loaded query={home} skeleton={<HomeSkeleton />}>
        {(data) => (
          <div className={columns.two}>
            <div className={columns.stack}>
              <Needs needs={data.needs} />
              <NewData datasets={data.newDatasets} />
            </div>
            <div className={columns.stack}>
              <Running intakes={data.intakes} />
              <Institutions rows={data.institutions} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function greeting(now: Date) {
  const hour = now.getHours();
  if (hour < 5 || hour >= 18) return "evening";
  return hour < 12 ? "morning" : "afternoon";
}

function Summary({ home }: { home: Home }) {
  const { t } = useTranslation("home");
  const waiting = home.needs.length;
  const running = home.intakes.filter(
    (intake) => intake.state === "receiving" || intake.state === "processing",
  ).length;
  return (
    <Facts
      facts={[
        waiting > 0 ? t("summary.waiting", { count: waiting }) : t("summary.calm"),
        running > 0 && t("summary.running", { count: running }),
      ]}
    />
  );
}

function HomeSkeleton() {
  return (
    <div className={columns.two}>
      <div className={columns.stack}>
        <BlockSkeleton height={200} />
        <BlockSkeleton height={260} />
      </div>
      <div className={columns.stack}>
        <BlockSkeleton height={150} />
        <BlockSkeleton height={180} />
      </div>
    </div>
  );
}
