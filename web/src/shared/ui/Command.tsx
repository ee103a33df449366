import { Button, CopyButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons";
import classes from "./states.module.css";

/// A command as one types it, with a button that copies it.
export function Command({ children }: { children: string }) {
  const { t } = useTranslation("shared");
  return (
    <div className={classes.command}>
      <code>{children}</code>
      <CopyButton value={children}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Icon name={copied ? "check" : "copy"} size={14} />}
            onClick={copy}
          >
            {copied ? t("action.copied") : t("action.copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
