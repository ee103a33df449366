import { Button } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "../acquisition.module.css";

export interface Linking {
  name: string;
  table: string;
}

/// A table that says which subjects of this import are subjects of another.
export function LinkTable({
  link,
  choose,
}: {
  link: Linking | null;
  choose: (link: Linking | null) => void;
}) {
  const { t } = useTranslation("acquisition");
  const input = useRef<HTMLInputElement>(null);
  async function take(file: File | undefined) {
    if (file) choose({ name: file.name, table: await file.text() });
  }
  return (
    <div className={classes.link}>
      <span>
        {link ? <code>{link.name}</code> : t("new.link")}
        <small>{t("new.linkHint")}</small>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => (link ? choose(null) : input.current?.click())}
      >
        {link ? t("new.linkOff") : t("new.linkChoose")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".tsv,.csv"
        aria-label={t("new.link")}
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </div>
  );
}
