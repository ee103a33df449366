import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FailedNote } from "./FailedNote";
import classes from "./confirm.module.css";

interface ConfirmProps {
  label: string;
  /// What happens, and that it cannot be undone.
  question: string;
  act: () => void;
  busy?: boolean;
  error?: unknown;
  size?: "sm" | "compact-sm";
}

/// A button for what cannot be undone: it asks beside itself before it acts.
export function Confirm({ label, question, act, busy = false, error, size = "sm" }: ConfirmProps) {
  const { t } = useTranslation("shared");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={300}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button variant="default" size={size} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <p className={classes.question}>{question}</p>
        {error !== null && error !== undefined && <FailedNote error={error} />}
        <div className={classes.buttons}>
          <Button variant="default" size="compact-sm" onClick={() => setOpen(false)}>
            {t("action.cancel")}
          </Button>
          <Button className="nh-danger" size="compact-sm" loading={busy} onClick={act}>
            {label}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
