import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Note } from "../api/signal";
import styles from "./signal.module.css";
import { clock, type SignalView } from "./view";

interface Props {
  view: SignalView;
  duration: number;
  notes: Note[];
  onChange: (next: (now: SignalView) => SignalView) => void;
}

const HEIGHT = 18;
const MARKS = 400;

/// The whole recording as a strip with its annotations; the frame is what is seen.
export function Strip({ view, duration, notes, onChange }: Props) {
  const { t } = useTranslation("viewer");
  const held = useRef(false);
  const to = (event: React.PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const seconds = ((event.clientX - box.left) / box.width) * duration;
    onChange((now) => ({ ...now, start: seconds - now.span / 2 }));
  };
  const step = Math.max(1, Math.ceil(notes.length / MARKS));
  return (
    <div className={styles.strip}>
      <span>0:00</span>
      <svg
        viewBox={`0 0 1000 ${HEIGHT}`}
        preserveAspectRatio="none"
        height={HEIGHT}
        role="img"
        aria-label={t("signal.strip", {
          from: clock(view.start, 1),
          to: clock(view.start + view.span, 1),
          of: clock(duration, 1),
        })}
        onPointerDown={(event) => {
          held.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          to(event);
        }}
        onPointerMove={(event) => held.current && to(event)}
        onPointerUp={() => (held.current = false)}
      >
        <rect width={1000} height={HEIGHT} className={styles.ground} />
        {notes
          .filter((_, index) => index % step === 0)
          .map((note, index) => (
            <rect
              key={index}
              x={(note.onsetSeconds / duration) * 1000}
              width={1.5}
              y={3}
              height={HEIGHT - 6}
              className={note.id ? styles.ours : styles.theirs}
            />
          ))}
        <rect
          x={(view.start / duration) * 1000}
          width={Math.max(4, (view.span / duration) * 1000)}
          height={HEIGHT}
          className={styles.window}
        />
      </svg>
      <span>{clock(duration, 1)}</span>
    </div>
  );
}
