import { useCallback, useEffect, useRef, useState } from "react";

/// The board over the whole screen; where the browser cannot (phones), over its whole window.
export function useWall() {
  const element = useRef<HTMLDivElement>(null);
  const [on, setOn] = useState(false);

  const leave = useCallback(() => {
    setOn(false);
    if (document.fullscreenElement) void document.exitFullscreen();
  }, []);

  const toggle = useCallback(() => {
    if (on) return leave();
    setOn(true);
    element.current?.requestFullscreen?.().catch(() => {
      // the window is what there is
    });
  }, [on, leave]);

  useEffect(() => {
    if (!on) return;
    const left = () => document.fullscreenElement === null && setOn(false);
    const escape = (event: KeyboardEvent) => event.key === "Escape" && leave();
    document.addEventListener("fullscreenchange", left);
    window.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("fullscreenchange", left);
      window.removeEventListener("keydown", escape);
    };
  }, [on, leave]);

  return { element, on, toggle };
}
