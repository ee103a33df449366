import type { ReactNode } from "react";
import classes from "./definitions.module.css";

export type Definition = readonly [term: string, value: ReactNode];

/// Terms with their values, one a line; absent values are left out.
export function Definitions({ items }: { items: readonly Definition[] }) {
  const present = items.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl className={classes.list}>
      {present.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/// A few large figures in a row, each with its word.
export function Figures({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={classes.figures}>
      {items.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
