import { useEffect } from "react";
import { useRouteError } from "react-router";
import { FailedState } from "@/shared/ui/states";

const STALE_CODE = /dynamically imported module|importing a module|Failed to fetch/i;

/// A page that broke. After an upgrade old chunks are gone: then the page is loaded anew, once.
export function RouteFailed() {
  const error = useRouteError();
  useEffect(() => {
    const once = sessionStorage.getItem("naohai.reloaded") === location.href;
    if (error instanceof TypeError && STALE_CODE.test(error.message) && !once) {
      sessionStorage.setItem("naohai.reloaded", location.href);
      location.reload();
    }
  }, [error]);
  return <FailedState error={error} retry={() => location.reload()} />;
}
