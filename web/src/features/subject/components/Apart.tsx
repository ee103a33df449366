import { useMemo } from "react";
import { useFormat } from "@/shared/i18n/format";
import { VerdictShape } from "@/shared/ui/Verdict";
import type { Mark } from "../timeline/marks";
import { LANES, type Timeline } from "../timeline/model";
import { TimeLine } from "../timeline/TimeLine";
import timeline from "../timeline/timeline.module.css";
import styles from "./apart.module.css";

type Section = Timeline["apart"][number];

/// A record whose clock contradicts the subject's age: on an axis of its own, with the reason in plain words.
export function Apart({
  section,
  chosen,
  birth,
  onChoose,
  onOpen,
}: {
  section: Section;
  chosen: string | null;
  birth: Date | null;
  onChoose: (mark: Mark) => void;
  onOpen: (mark: Mark) => void;
}) {
  const format = useFormat();
  const own = useMemo(() => asTimeline(section), [section]);
  const { reason } = section;
  return (
    <div className={timeline.apart} data-testid="apart">
      <p className={styles.reason} role="note">
        <VerdictShape verdict="warned" />
        <b>{format.text(reason.title)}</b>
        <span>{[reason.found, reason.expected].map(format.text).filter(Boolean).join(" ≠ ")}</span>
        <span className={styles.fix}>{format.text(reason.fix)}</span>
      </p>
      <TimeLine
        timeline={own}
        chosen={chosen}
        visit={null}
        birth={birth}
        apart
        onChoose={onChoose}
        onOpen={onOpen}
      />
    </div>
  );
}

function asTimeline(section: Section): Pick<Timeline, "sessions" | "lanes" | "undated"> {
  const lanes = LANES.map((domain) => ({
    domain,
    items: section.items.filter((item) => item.domain === domain),
  }));
  return { sessions: [], lanes: lanes.filter((lane) => lane.items.length > 0), undated: [] };
}
