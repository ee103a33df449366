import { ActionIcon, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icons";
import type { Note } from "../api/signal";
import styles from "./signal.module.css";
import { clock } from "./view";

const MOST = 300;

/// Annotations of the file and of people, in time; a click goes there, one's own can be taken back.
export function NotesPanel({
  notes,
  onShow,
  onDelete,
}: {
  notes: Note[];
  onShow: (note: Note) => void;
  onDelete: (id: string) => Promise<void>;
}) {
  const { t } = useTranslation("viewer");
  const [sought, setSought] = useState("");
  const found = notes.filter((note) => note.label.toLowerCase().includes(sought.toLowerCase()));
  return (
    <aside className={styles.notes} aria-label={t("notes.title")}>
      <h3>
        {t("notes.title")} <small>{notes.length}</small>
      </h3>
      {notes.length > 8 && (
        <TextInput
          size="xs"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          placeholder={t("notes.find")}
          aria-label={t("notes.find")}
        />
      )}
      {notes.length === 0 && <p className={styles.hint}>{t("notes.empty")}</p>}
      <ul>
        {found.slice(0, MOST).map((note, index) => (
          <NoteRow key={note.id ?? `file-${index}`} note={note} onShow={onShow} onDelete={onDelete} />
        ))}
      </ul>
      {found.length > MOST && (
        <p className={styles.hint}>{t("notes.more", { count: found.length - MOST })}</p>
      )}
      <p className={styles.hint}>{t("notes.how")}</p>
    </aside>
  );
}

function NoteRow({
  note,
  onShow,
  onDelete,
}: {
  note: Note;
  onShow: (note: Note) => void;
  onDelete: (id: string) => Promise<void>;
}) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const { id } = note;
  const made =
    note.by && note.at ? t("notes.by", { who: note.by, when: format.dateTime(note.at) }) : t("notes.ofFile");
  return (
    <li data-own={note.mine || undefined}>
      <button type="button" onClick={() => onShow(note)} title={made}>
        <time>{clock(note.onsetSeconds, 0.1)}</time>
        <span>{note.label}</span>
        {note.by && <small>{made}</small>}
      </button>
      {note.mine && id && (
        <ActionIcon
          size="xs"
          variant="subtle"
          aria-label={t("notes.delete", { label: note.label })}
          onClick={() => void onDelete(id)}
        >
          <Icon name="close" size={12} />
        </ActionIcon>
      )}
    </li>
  );
}
