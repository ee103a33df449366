import { Button, CloseButton } from "@mantine/core";
import { useEffect } from "react";
import { Link } from "react-router";
import { DomainChip } from "@/shared/ui/Chip";
import { ProblemList } from "@/shared/ui/ProblemList";
import { VerdictMark } from "@/shared/ui/Verdict";
import type { Mark } from "../timeline/marks";
import type { Item } from "../timeline/model";
import { TraceLine } from "../timeline/MarkShape";
import { type Words, useWords } from "../timeline/useWords";
import { FactList } from "./FactList";
import styles from "./preview.module.css";

/// What was clicked, beside the page and not over it: picture, facts and problems; Esc closes it.
export function Preview({
  mark,
  birth,
  onClose,
  onChoose,
}: {
  mark: Mark;
  birth: Date | null;
  onClose: () => void;
  onChoose: (item: Item) => void;
}) {
  const words = useWords();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onClose();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside className={beside(mark)} aria-label={words.t("preview.label")} data-testid="preview">
      <CloseButton className={styles.close} aria-label={words.shared("action.close")} onClick={onClose} />
      {mark.kind === "cluster" ? (
        <Several items={mark.items} words={words} onChoose={onChoose} />
      ) : (
        <One item={mark.item} words={words} birth={birth} />
      )}
    </aside>
  );
}

function One({ item, words, birth }: { item: Item; words: Words; birth: Date | null }) {
  return (
    <>
      <DomainChip domain={item.domain} />
      <h2 className={styles.title}>{words.titleOf(item)}</h2>
      <p className={styles.when}>
        {[words.when(item), item.session, words.day(birth, item.ageYears)].filter(Boolean).join(" · ")}
      </p>
      {item.verdict && <VerdictMark verdict={item.verdict} />}
      {item.linked && (
        <p className={styles.linked}>
          {words.t("preview.linked", {
            dataset: words.format.text(item.linked.dataset),
            label: item.linked.label,
          })}
        </p>
      )}
      <Picture item={item} words={words} />
      {item.value !== null && item.value !== undefined && <p className={styles.value}>{words.value(item)}</p>}
      {item.facts && <FactList facts={item.facts} />}
      {item.problems && item.problems.length > 0 && <ProblemList problems={item.problems} file={false} />}
      {item.href && (
        <Button component={Link} to={item.href} fullWidth mt="md">
          {words.t("preview.open")}
        </Button>
      )}
    </>
  );
}

function Picture({ item, words }: { item: Item; words: Words }) {
  if (item.thumbnail) return <img className={styles.film} src={item.thumbnail} alt={words.titleOf(item)} />;
  if (item.domain === "electrophysiology" && item.sparkline && item.sparkline.length > 1) {
    return (
      <svg viewBox="0 0 300 70" className={styles.trace} role="img" aria-label={words.titleOf(item)}>
        <TraceLine
          values={item.sparkline}
          box={{ x: 4, y: 6, width: 292, height: 58 }}
          domain={item.domain}
        />
      </svg>
    );
  }
  return null;
}

function Several({
  items,
  words,
  onChoose,
}: {
  items: Item[];
  words: Words;
  onChoose: (item: Item) => void;
}) {
  return (
    <>
      <h2 className={styles.title}>{words.t("timeline.cluster", { count: items.length })}</h2>
      <ul className={styles.list}>
        {items.slice(0, 200).map((item) => (
          <li key={item.id}>
            <button type="button" onClick={() => onChoose(item)}>
              <span>{words.titleOf(item)}</span>
              <small>{[words.value(item), words.when(item)].filter(Boolean).join(" · ")}</small>
            </button>
          </li>
        ))}
      </ul>
      {items.length > 200 && (
        <p className={styles.when}>{words.t("preview.more", { count: items.length - 200 })}</p>
      )}
    </>
  );
}

/// On the side where the mark is not.
function beside(mark: Mark): string {
  return mark.x > 700 ? `${styles.panel} ${styles.left}` : (styles.panel ?? "");
}
