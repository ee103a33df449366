import { Button, Tooltip } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type ReactNode, useMemo, useState } from "react";
import { ItemsTable } from "./ItemsTable";
import { layout } from "./layout";
import type { Mark } from "./marks";
import type { Timeline } from "./model";
import { Overview } from "./Overview";
import { Plot } from "./Plot";
import { SeriesMenu } from "./SeriesMenu";
import styles from "./timeline.module.css";
import { useView } from "./useView";
import { useWords } from "./useWords";

interface Props {
  timeline: Pick<Timeline, "sessions" | "lanes" | "undated"> & Partial<Pick<Timeline, "apart">>;
  chosen: string | null;
  visit: string | null;
  /// a record whose clock is not the subject's: only its own lanes, its whole length at first
  apart?: boolean;
  onChoose: (mark: Mark) => void;
  onOpen: (mark: Mark) => void;
  onVisit?: (label: string) => void;
  /// a birth date turns the axis of ages into one of dates
  birth: Date | null;
  /// more tools of this time line
  tools?: ReactNode;
}

const GUTTER = 140;
const NARROWEST = 600;

/// The five-domain time line: drawing, tools, overview strip, and the same as a table.
export function TimeLine(props: Props) {
  const { timeline, chosen, visit, apart = false, onChoose, onOpen, onVisit, birth, tools } = props;
  const words = useWords();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const control = useView(timeline, apart ? "whole" : "visits");
  const [series, setSeries] = useState<string[] | null>(null);
  const [asTable, setAsTable] = useState(false);
  const view = control.view ?? { min: 0, max: 1 };
  const plot = useMemo(
    () =>
      layout(timeline, {
        width: Math.max(NARROWEST, width),
        gutter: GUTTER,
        view,
        series,
        onlyFilled: apart,
        titleOf: words.titleOf,
        formatNumber: words.format.number,
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the view by its values
    [timeline, width, view.min, view.max, series, apart, words],
  );
  const elsewhere = new Set(timeline.apart?.flatMap((section) => section.items.map((item) => item.domain)));
  const partial =
    control.limits !== null && (control.limits.min < view.min - 1e-6 || control.limits.max > view.max + 1e-6);

  return (
    <>
      <div className={styles.header}>
        {!apart && <h2>{words.t("timeline.title")}</h2>}
        {!apart && <span className={styles.hint}>{words.t("timeline.hint")}</span>}
        <div className={styles.tools}>
          {tools}
          {!apart && <SeriesMenu timeline={timeline} chosen={series} onChoose={setSeries} words={words} />}
          <Tool label={words.t("timeline.zoomIn")} text="＋" onClick={() => control.zoom(1.5)} />
          <Tool label={words.t("timeline.zoomOut")} text="－" onClick={() => control.zoom(1 / 1.5)} />
          <Tool label={words.t("timeline.all")} text={words.t("timeline.whole")} onClick={control.showAll} />
          {!apart && (
            <Tool label={words.t("timeline.fit")} text={words.t("timeline.visits")} onClick={control.reset} />
          )}
          <Button
            size="compact-xs"
            variant={asTable ? "light" : "default"}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {words.t("timeline.asTable")}
          </Button>
        </div>
      </div>
      <div className={styles.body} ref={ref}>
        {asTable ? (
          <ItemsTable timeline={timeline} words={words} />
        ) : (
          <>
            <Plot
              plot={plot}
              control={control}
              words={words}
              chosen={chosen}
              visit={visit}
              onChoose={onChoose}
              onOpen={onOpen}
              onVisit={onVisit}
              birth={birth}
              apart={elsewhere}
            />
            {(partial || control.moved) && (
              <Overview
                timeline={timeline}
                control={control}
                words={words}
                width={plot.width}
                gutter={GUTTER}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}

function Tool({ label, text, onClick }: { label: string; text: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={text.length === 1 ? label : undefined}
        onClick={onClick}
      >
        {text}
      </Button>
    </Tooltip>
  );
}
