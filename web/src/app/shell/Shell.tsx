import { Suspense } from "react";
import { Navigate, Outlet, useLocation, useNavigation } from "react-router";
import { useTranslation } from "react-i18next";
import { useSession } from "@/shared/api/session";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import { FailedState } from "@/shared/ui/states";
import { KeysOverlay } from "./KeysOverlay";
import { LostBar } from "./LostBar";
import { Rail } from "./Rail";
import { useScrollMemory } from "./scroll";
import classes from "./shell.module.css";
import { TopBar } from "./TopBar";

/// Rail, top bar and page, for somebody who is signed in; others are sent to the sign-in page.
export function Shell() {
  const session = useSession();
  const location = useLocation();
  if (session.isPending) return null;
  if (session.isError) return <FailedState error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null) {
    const next = location.pathname + location.search;
    return <Navigate to={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return <Frame />;
}

function Frame() {
  const { t } = useTranslation("app");
  const navigation = useNavigation();
  useScrollMemory();
  return (
    <div className={classes.app}>
      <a className={classes.skip} href="#main">
        {t("skip")}
      </a>
      <Rail />
      <TopBar />
      <main
        id="main"
        className={classes.main}
        data-scroll
        tabIndex={-1}
        aria-busy={navigation.state !== "idle"}
      >
        {navigation.state === "loading" && <div className={classes.progress} aria-hidden="true" />}
        <LostBar />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <KeysOverlay />
    </div>
  );
}
