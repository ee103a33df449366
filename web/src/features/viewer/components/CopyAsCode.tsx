import { Button, CopyButton, Modal, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Recording } from "@/shared/api/types/catalogue";
import styles from "./cards.module.css";
import { snippets } from "./snippets";

/// The same as this page shows, from a shell or from Python.
export function CopyAsCode({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  const { t: shared } = useTranslation("shared");
  const [open, setOpen] = useState(false);
  const [language, setLanguage] = useState<string>("shell");
  const all = snippets(recording, window.location.origin);
  const text = all.find((snippet) => snippet.language === language)?.text ?? "";
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("code.button")}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t("code.title")} size="lg">
        <div className={styles.code}>
          <p>
            {t("code.token")} <Link to="/account">{t("code.account")}</Link>
          </p>
          <SegmentedControl
            size="xs"
            value={language}
            onChange={setLanguage}
            data={[
              { value: "shell", label: "curl" },
              { value: "python", label: "Python" },
            ]}
          />
          <pre tabIndex={0}>{text}</pre>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="compact-sm" onClick={copy}>
                {copied ? shared("action.copied") : shared("action.copy")}
              </Button>
            )}
          </CopyButton>
        </div>
      </Modal>
    </>
  );
}
