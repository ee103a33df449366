import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Recording } from "@/shared/api/types/catalogue";
import { Loaded } from "@/shared/ui/Loaded";
import { EmptyState } from "@/shared/ui/states";
import { addNote, deleteNote, type Note, type Signal, signalPath, useSignal } from "../api/signal";
import { NewNote } from "./NewNote";
import { NotesPanel } from "./NotesPanel";
import { SignalCanvas } from "./SignalCanvas";
import { SignalTools } from "./SignalTools";
import styles from "./signal.module.css";
import { Strip } from "./Strip";
import { readView, type SignalView, within, writeView } from "./view";

/// Signals of any length: the server reduces each window to what the screen can show.
export function SignalViewer({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  const signal = useSignal(recording.id);
  return (
    <Loaded
      query={signal}
      skeleton={<div className={styles.skeleton} role="status" aria-label={t("signal.opening")} />}
    >
      {(data) =>
        data.channels.length === 0 || !(data.durationSeconds > 0) ? (
          <EmptyState title={t("signal.empty")} />
        ) : (
          <Opened key={recording.id} recording={recording.id} signal={data} />
        )
      }
    </Loaded>
  );
}

function Opened({ recording, signal }: { recording: string; signal: Signal }) {
  const duration = signal.durationSeconds;
  const [search, setSearch] = useSearchParams();
  const [view, setView] = useState<SignalView>(() => readView(search, duration, signal.channels.length));
  const [selection, select] = useState<[number, number] | null>(null);
  const [scales, setScales] = useState<Record<string, number> | null>(null);
  const change = useCallback(
    (next: SignalView | ((now: SignalView) => SignalView)) =>
      setView((now) => within(typeof next === "function" ? next(now) : next, duration)),
    [duration],
  );
  useEffect(() => {
    const write = () => setSearch((now) => writeView(now, view), { replace: true, preventScrollReset: true });
    const timer = setTimeout(write, 400);
    return () => clearTimeout(timer);
  }, [view, setSearch]);
  const notes = useNotes(recording);
  const sorted = useMemo(
    () => signal.annotations.toSorted((a, b) => a.onsetSeconds - b.onsetSeconds),
    [signal.annotations],
  );
  const show = (note: Note) => change((now) => ({ ...now, start: note.onsetSeconds - now.span * 0.2 }));

  return (
    <div className={styles.viewer}>
      <SignalTools signal={signal} view={view} scales={scales} onChange={change} />
      <div className={styles.columns}>
        <div className={styles.stage}>
          <SignalCanvas
            recording={recording}
            signal={signal}
            notes={sorted}
            view={view}
            scales={scales}
            selection={selection}
            onChange={change}
            onScales={setScales}
            onSelect={select}
          />
          <Strip view={view} duration={duration} notes={sorted} onChange={change} />
          {selection && (
            <NewNote
              selection={selection}
              onSave={async (label) => {
                await notes.add(selection, label);
                select(null);
              }}
              onClose={() => select(null)}
            />
          )}
        </div>
        <NotesPanel notes={sorted} onShow={show} onDelete={notes.remove} />
      </div>
    </div>
  );
}

/// Adding and taking back; the header is fetched anew, so that everyone's notes are there.
function useNotes(recording: string) {
  const cache = useQueryClient();
  const renew = () => cache.invalidateQueries({ queryKey: [signalPath(recording)] });
  return {
    add: async ([a, b]: [number, number], label: string) => {
      const onsetSeconds = Math.max(0, Math.min(a, b));
      await addNote(recording, { onsetSeconds, durationSeconds: Math.abs(b - a), label });
      await renew();
    },
    remove: async (id: string) => {
      await deleteNote(recording, id);
      await renew();
    },
  };
}
