import { NavLink } from "react-router";
import classes from "./page-tabs.module.css";

export interface PageTab {
  to: string;
  label: string;
  count?: number | string | null;
  end?: boolean;
}

/// Parts of one object, each at its own address.
export function PageTabs({ tabs, label }: { tabs: readonly PageTab[]; label: string }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end}
          className={({ isActive }) => (isActive ? classes.on : "")}
        >
          {tab.label}
          {tab.count !== undefined && tab.count !== null && <small>{tab.count}</small>}
        </NavLink>
      ))}
    </nav>
  );
}
