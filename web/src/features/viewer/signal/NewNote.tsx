import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/shared/api/client";
import styles from "./signal.module.css";
import { clock } from "./view";

/// A word for the selected time; Enter keeps it, Esc drops it.
export function NewNote({
  selection,
  onSave,
  onClose,
}: {
  selection: [number, number];
  onSave: (label: string) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation("viewer");
  const [label, setLabel] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [from, to] = selection.toSorted((a, b) => a - b) as [number, number];
  async function save() {
    setSaving(true);
    try {
      await onSave(label.trim());
    } catch (error) {
      setFailed(error instanceof ApiError ? (error.problem.fix ?? error.message) : t("notes.failed"));
      setSaving(false);
    }
  }
  return (
    <form
      className={styles.newNote}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <span className={styles.number}>
        {to > from ? `${clock(from, 0.1)} – ${clock(to, 0.1)}` : clock(from, 0.1)}
      </span>
      <TextInput
        size="xs"
        data-autofocus
        maxLength={200}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        placeholder={t("notes.word")}
        aria-label={t("notes.word")}
        error={failed}
      />
      <Group gap={6} wrap="nowrap">
        <Button type="submit" size="compact-sm" loading={saving} disabled={label.trim() === ""}>
          {t("notes.add")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("notes.cancel")}
        </Button>
      </Group>
    </form>
  );
}
