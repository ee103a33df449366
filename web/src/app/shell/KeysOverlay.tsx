import { lazy, Suspense, useEffect, useState } from "react";

const KeysList = lazy(() => import("./KeysList").then((module) => ({ default: module.KeysList })));

let show: () => void = () => undefined;

export function openKeys() {
  show();
}

/// Opens the list of keys on `?`.
export function KeysOverlay() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    show = () => setOpen(true);
    function press(event: KeyboardEvent) {
      const target = event.target as HTMLElement;
      if (event.key === "?" && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) setOpen(true);
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return <Suspense fallback={null}>{open && <KeysList close={() => setOpen(false)} />}</Suspense>;
}
