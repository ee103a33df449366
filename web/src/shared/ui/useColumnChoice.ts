import { useState } from "react";

const KEY = "naohai.columns.";

function stored(table: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY + table) ?? "[]");
    return Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/// The columns that this browser leaves out of a table, by the table's name.
export function useColumnChoice(table: string | undefined) {
  const [hidden, setHidden] = useState<string[]>(() => (table ? stored(table) : []));
  function choose(next: string[]) {
    setHidden(next);
    if (table) localStorage.setItem(KEY + table, JSON.stringify(next));
  }
  return [hidden, choose] as const;
}
