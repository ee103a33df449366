import { Button, CloseButton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./toasts.module.css";
import { VerdictShape } from "./Verdict";

interface Toast {
  id: number;
  text: string;
  tone: "passed" | "rejected";
  action?: ToastAction;
}

/// What can be done about it, once.
interface ToastAction {
  label: string;
  act: () => void | Promise<unknown>;
}

const SHOWN_MILLISECONDS = 6000;
/// Long enough to read, see the mistake, and reach the button.
const ACTION_MILLISECONDS = 12_000;

let show: (toast: Toast) => void = () => undefined;
let last = 0;

/// Says briefly, without a dialog, that something was done or failed; `action` e.g. takes it back.
export function toast(text: string, tone: Toast["tone"] = "passed", action?: ToastAction) {
  show({ id: ++last, text, tone, action });
}

export function Toasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const hide = (id: number) => setToasts((all) => all.filter((other) => other.id !== id));
  useEffect(() => {
    show = (one) => {
      setToasts((all) => [...all, one].slice(-4));
      setTimeout(
        () => setToasts((all) => all.filter((other) => other.id !== one.id)),
        one.action ? ACTION_MILLISECONDS : SHOWN_MILLISECONDS,
      );
    };
  }, []);
  return (
    <div className={classes.corner} role="status" aria-live="polite">
      {toasts.map((one) => (
        <Shown key={one.id} one={one} hide={() => hide(one.id)} />
      ))}
    </div>
  );
}

function Shown({ one, hide }: { one: Toast; hide: () => void }) {
  const { t } = useTranslation("shared");
  const [acting, setActing] = useState(false);
  const act = async (action: ToastAction) => {
    setActing(true);
    await action.act();
    hide();
  };
  return (
    <div className={classes.toast}>
      <VerdictShape verdict={one.tone} />
      <span>{one.text}</span>
      {one.action && (
        <Button
          variant="default"
          size="compact-sm"
          loading={acting}
          onClick={() => one.action && void act(one.action)}
        >
          {one.action.label}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t("action.close")} onClick={hide} />
    </div>
  );
}
