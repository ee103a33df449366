import { useEffect, type ReactNode } from "react";
import { Link } from "react-router";
import classes from "./page.module.css";

export interface Crumb {
  label: string;
  to?: string;
}

interface PageProps {
  title: string;
  facts?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
}

/// Crumbs, title, one line of facts, actions at the right; then the cards.
export function Page({ title, facts, crumbs = [], actions, notice, children }: PageProps) {
  useEffect(() => {
    document.title = title ? `${title} · Naohai 脑海` : "Naohai 脑海";
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.heading}>
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <h1>{title}</h1>
          {facts !== undefined && <div className={classes.facts}>{facts}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {notice}
      <div className={classes.cards}>{children}</div>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className={classes.crumbs} aria-label="breadcrumb">
      {crumbs.map((crumb) => (
        <span key={crumb.label}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}</span>
      ))}
    </nav>
  );
}

/// A line of short facts, apart by middle dots; what is absent leaves no gap.
export function Facts({ facts }: { facts: readonly (ReactNode | null | false | undefined)[] }) {
  const present = facts.filter(
    (fact) => fact !== null && fact !== false && fact !== undefined && fact !== "",
  );
  return (
    <span className={classes.factLine}>
      {present.map((fact, index) => (
        <span key={index}>{fact}</span>
      ))}
    </span>
  );
}
