import { useEffect, useRef, useSyncExternalStore } from "react";

/// One key that does something now: `keys` as shown in the overlay, `label` what it does.
export interface Shortcut {
  keys: readonly string[];
  label: string;
}

type Handlers = Record<string, (event: KeyboardEvent) => void>;
interface Entry {
  shortcuts: readonly Shortcut[];
}

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Entry[]) {
  entries = next;
  listeners.forEach((listener) => listener());
}

function typing(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/// Binds single keys while mounted; silent while somebody types or holds Ctrl, Alt or Meta.
export function useKeys(handlers: Handlers, shortcuts: readonly Shortcut[], active = true) {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const words = shortcuts.map((one) => one.keys.join("+") + one.label).join("|");
  useEffect(() => {
    if (!active) return;
    const entry = { shortcuts };
    change([...entries, entry]);
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event)) return;
      latest.current[event.key]?.(event);
    }
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
      change(entries.filter((one) => one !== entry));
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words say whether the list changed
  }, [active, words]);
}

/// All shortcuts that work at this moment, for the overlay.
export function useShortcuts(): readonly Shortcut[] {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  return now.flatMap((entry) => entry.shortcuts);
}
