import { useLayoutEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

const places = new Map<string, number>();

/// The page scrolls inside `#main`, so its place is kept here: back returns to it, a new page starts at the top.
export function useScrollMemory() {
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    if (!main) return;
    if (type === "POP") main.scrollTop = places.get(key) ?? 0;
    const keep = () => places.set(key, main.scrollTop);
    main.addEventListener("scroll", keep, { passive: true });
    return () => main.removeEventListener("scroll", keep);
  }, [key, type]);
  useLayoutEffect(() => {
    const main = document.getElementById("main");
    if (type !== "POP" && main) main.scrollTop = 0;
  }, [pathname, type]);
}
