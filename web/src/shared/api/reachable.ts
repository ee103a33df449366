import { useSyncExternalStore } from "react";

const AGAIN_MILLISECONDS = 3000;

let since: Date | null = null;
const listeners = new Set<() => void>();

function set(next: Date | null) {
  since = next;
  listeners.forEach((listener) => listener());
}

/// A call got no answer: asks for a sign of life until there is one, then calls back once.
export function lost(back: () => void) {
  if (since) return;
  set(new Date());
  const timer = setInterval(() => {
    fetch("/actuator/health", { cache: "no-store" })
      .then((answer) => {
        if (!answer.ok || !since) return;
        clearInterval(timer);
        set(null);
        back();
      })
      .catch(() => undefined);
  }, AGAIN_MILLISECONDS);
}

/// Since when the server has not answered; null while it does.
export function useLost(): Date | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => since,
  );
}
