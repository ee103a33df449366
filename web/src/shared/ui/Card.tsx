import type { ReactNode } from "react";
import classes from "./card.module.css";

interface CardProps {
  title?: ReactNode;
  note?: ReactNode;
  action?: ReactNode;
  padded?: boolean;
  id?: string;
  children: ReactNode;
}

/// A titled surface; `padded` for prose and charts, not for tables, which reach the edges.
export function Card({ title, note, action, padded = false, id, children }: CardProps) {
  return (
    <section className={classes.card} id={id}>
      {title !== undefined && (
        <header className={classes.header}>
          <h2>{title}</h2>
          {note !== undefined && <small>{note}</small>}
          {action !== undefined && <span className={classes.action}>{action}</span>}
        </header>
      )}
      <div className={padded ? classes.padded : undefined}>{children}</div>
    </section>
  );
}
