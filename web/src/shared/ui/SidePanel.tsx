import { CloseButton } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/shared/keys/keys";
import classes from "./side-panel.module.css";

interface SidePanelProps {
  title: ReactNode;
  close: () => void;
  actions?: ReactNode;
  children: ReactNode;
}

/// A preview of what was chosen, beside the list, which stays usable; Esc closes it.
export function SidePanel({ title, close, actions, children }: SidePanelProps) {
  const { t } = useTranslation("shared");
  const panel = useRef<HTMLElement>(null);
  useKeys({ Escape: close }, [{ keys: ["Esc"], label: t("keys.closePanel") }]);
  useEffect(() => {
    panel.current?.scrollTo(0, 0);
  }, [title]);
  return (
    <aside ref={panel} className={classes.panel} aria-label={typeof title === "string" ? title : undefined}>
      <header className={classes.header}>
        <h2>{title}</h2>
        <CloseButton size="sm" aria-label={t("action.close")} onClick={close} />
      </header>
      {children}
      {actions && <footer className={classes.actions}>{actions}</footer>}
    </aside>
  );
}

/// A list with its panel at the right, or the list alone.
export function WithPanel({ list, panel }: { list: ReactNode; panel: ReactNode | null }) {
  return (
    <div className={panel ? classes.split : undefined}>
      <div className={classes.list}>{list}</div>
      {panel}
    </div>
  );
}
