import { useState } from "react";
import { useNavigate } from "react-router";
import { Card } from "@/shared/ui/Card";
import { itemOf, type Mark } from "../timeline/marks";
import type { Item, Timeline } from "../timeline/model";
import { TimeLine } from "../timeline/TimeLine";
import { Apart } from "./Apart";
import { CalendarNote, CalendarSwitch } from "./Calendar";
import styles from "./cards.module.css";
import { Preview } from "./Preview";
import { useBirth } from "./useBirth";

/// The time line card: what is clicked is shown beside it, Enter or a double click opens it.
///
/// An owner may see dates. Where a record contradicts the visits, its birth date says nothing of the visits' dates.
export function SubjectTimeline({
  timeline,
  visit,
  onVisit,
}: {
  timeline: Timeline;
  visit: string | null;
  onVisit: (label: string) => void;
}) {
  const navigate = useNavigate();
  const [mark, choose] = useState<Mark | null>(null);
  const chosen = mark?.key ?? null;
  const [dated, setDated] = useState(false);
  const birth = useBirth(subjectsOf(timeline), dated);
  const known = dated ? (birth.data ?? null) : null;
  const apart = timeline.apart.length > 0;
  const open = (one: Mark) => {
    const href = one.kind === "cluster" ? null : itemOf(one)?.href;
    if (href) void navigate(href);
    else choose(one);
  };
  return (
    <div className={styles.stage}>
      <Card>
        <TimeLine
          timeline={timeline}
          chosen={chosen}
          visit={visit}
          onChoose={choose}
          onOpen={open}
          onVisit={onVisit}
          birth={apart ? null : known}
          tools={timeline.dates && <CalendarSwitch on={dated} onChange={setDated} busy={birth.isFetching} />}
        />
        {dated && <CalendarNote birth={birth} apart={apart} />}
        {timeline.apart.map((section, index) => (
          <Apart
            key={index}
            section={section}
            chosen={chosen}
            birth={known}
            onChoose={choose}
            onOpen={open}
          />
        ))}
      </Card>
      {mark && (
        <Preview
          mark={mark}
          birth={known}
          onClose={() => choose(null)}
          onChoose={(item) => choose(alone(item))}
        />
      )}
    </div>
  );
}

/// The subject of the page first, then those linked to it.
function subjectsOf(timeline: Timeline): string[] {
  const linked = [...timeline.lanes, ...timeline.apart]
    .flatMap((lane) => lane.items)
    .flatMap((item) => item.linked?.subjectId ?? []);
  return [...new Set([timeline.subject.id, ...linked])];
}

/// One item of a cluster, chosen in the panel's list.
function alone(item: Item): Mark {
  return { kind: "chip", key: item.id, item, label: "", x: 0, y: 0, width: 0, height: 0 };
}
