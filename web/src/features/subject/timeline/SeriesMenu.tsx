import "@mantine/core/styles/Stack.layer.css";
import { Button, Checkbox, Popover, ScrollArea, Stack, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { SERIES_SHOWN } from "./layout";
import type { Timeline } from "./model";
import { seriesOf } from "./series";
import type { Words } from "./useWords";

const LISTED = 200;

/// Which scores are drawn; the most telling ones at first.
export function SeriesMenu({
  timeline,
  chosen,
  onChoose,
  words,
}: {
  timeline: Pick<Timeline, "lanes">;
  chosen: string[] | null;
  onChoose: (names: string[] | null) => void;
  words: Words;
}) {
  const [sought, setSought] = useState("");
  const all = useMemo(
    () => seriesOf(timeline.lanes.find((lane) => lane.domain === "cognition")?.items ?? []),
    [timeline],
  );
  const shown = chosen ?? all.slice(0, SERIES_SHOWN).map((series) => series.name);
  if (all.length === 0) return null;
  const found = all
    .filter((series) => series.title.toLowerCase().includes(sought.toLowerCase()))
    .slice(0, LISTED);
  const toggle = (name: string) =>
    onChoose(shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]);
  return (
    <Popover width={320} position="bottom-end" shadow="md">
      <Popover.Target>
        <Button size="compact-xs" variant="default">
          {words.t("timeline.scores", { shown: shown.length, total: all.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
            placeholder={words.t("timeline.findScore")}
            aria-label={words.t("timeline.findScore")}
          />
          <ScrollArea.Autosize mah={320}>
            <Stack gap={6}>
              {found.map((series) => (
                <Checkbox
                  key={series.name}
                  size="xs"
                  checked={shown.includes(series.name)}
                  onChange={() => toggle(series.name)}
                  label={series.title}
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          <Button size="compact-xs" variant="subtle" onClick={() => onChoose(null)}>
            {words.t("timeline.defaultScores")}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
