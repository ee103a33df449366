import { CloseButton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./toasts.module.css";
import { VerdictShape } from "./Verdict";

interface Toast {
  id: number;
  text: string;
  tone: "passed" | "rejected";
}

let show: (toast: Toast) => void = () => undefined;
let last = 0;

/// Says briefly, without a dialog, that something was done or failed.
export function toast(text: string, tone: Toast["tone"] = "passed") {
  show({ id: ++last, text, tone });
}

export function Toasts() {
  const { t } = useTranslation("shared");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  useEffect(() => {
    show = (one) => {
      setToasts((all) => [...all, one].slice(-4));
      setTimeout(() => setToasts((all) => all.filter((other) => other.id !== one.id)), 6000);
    };
  }, []);
  return (
    <div className={classes.corner} role="status" aria-live="polite">
      {toasts.map((one) => (
        <div key={one.id} className={classes.toast}>
          <VerdictShape verdict={one.tone} />
          <span>{one.text}</span>
          <CloseButton
            size="sm"
            aria-label={t("action.close")}
            onClick={() => setToasts((all) => all.filter((other) => other.id !== one.id))}
          />
        </div>
      ))}
    </div>
  );
}
