import { type RefObject, useEffect, useRef } from "react";

/// Tells when the frame of a canvas has another size.
export function useResize(canvas: RefObject<HTMLCanvasElement | null>, resized: () => void) {
  const latest = useRef(resized);
  useEffect(() => {
    latest.current = resized;
  });
  useEffect(() => {
    const frame = canvas.current?.parentElement;
    if (!frame) return;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(frame);
    return () => observer.disconnect();
  }, [canvas]);
}
