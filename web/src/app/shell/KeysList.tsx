import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "@/shared/keys/keys";
import classes from "./shell.module.css";

/// The keys that work on this page, then those that work on every page.
export function KeysList({ close }: { close: () => void }) {
  const { t } = useTranslation("app");
  const here = useShortcuts();
  const everywhere = [
    { keys: ["⌘K", "Ctrl K"], label: t("keys.ask") },
    { keys: ["Esc"], label: t("keys.close") },
    { keys: ["?"], label: t("keys.list") },
  ];
  return (
    <Modal
      opened
      onClose={close}
      title={t("keys.title")}
      size="sm"
      closeButtonProps={{ "aria-label": t("keys.close") }}
    >
      <dl className={classes.keys}>
        {[...here, ...everywhere].map((shortcut) => (
          <div key={shortcut.label}>
            <dt>{shortcut.label}</dt>
            <dd>
              {shortcut.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
