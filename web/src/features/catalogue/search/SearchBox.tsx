import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/icons";
import classes from "./search.module.css";

export function SearchBox({ text, ask }: { text: string; ask: (text: string) => void }) {
  const { t } = useTranslation("catalogue");
  const [typed, setTyped] = useState(text);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        ask(typed.trim());
      }}
    >
      <TextInput
        className={classes.box}
        type="search"
        size="md"
        value={typed}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        leftSection={<Icon name="search" />}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
