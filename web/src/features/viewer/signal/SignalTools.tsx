import "@mantine/core/styles/Chip.layer.css";
import { ActionIcon, Button, Chip, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import type { Signal } from "../api/signal";
import styles from "./signal.module.css";
import { paged, pageOf, rescaled, ROWS, shownChannels, type SignalView } from "./view";

interface Props {
  signal: Signal;
  view: SignalView;
  scales: Record<string, number> | null;
  onChange: (next: SignalView | ((now: SignalView) => SignalView)) => void;
}

/// Types, channel pages, gain and time scale.
export function SignalTools({ signal, view, scales, onChange }: Props) {
  const { t } = useTranslation("viewer");
  const types = [...new Set(signal.channels.map((channel) => channel.type))];
  const shown = shownChannels(signal.channels, view);
  const page = pageOf(signal.channels, view);
  const first = page[0] ? shown.indexOf(page[0]) : 0;
  return (
    <div className={styles.tools}>
      <Group gap={6}>
        {types.map((type) => (
          <Chip
            key={type}
            size="xs"
            checked={!view.hidden.includes(type)}
            onChange={(on) =>
              onChange((now) => ({
                ...now,
                first: 0,
                hidden: on ? now.hidden.filter((one) => one !== type) : [...now.hidden, type],
              }))
            }
          >
            {type} {signal.channels.filter((channel) => channel.type === type).length}
          </Chip>
        ))}
      </Group>
      <Group gap={6} className={styles.group}>
        <Step
          label={t("signal.previousChannels")}
          text="‹"
          onClick={() => onChange((now) => paged(now, -1, shown.length))}
        />
        <span className={styles.number}>
          {t("signal.channels", {
            first: page.length > 0 ? first + 1 : 0,
            last: first + page.length,
            count: shown.length,
          })}
        </span>
        <Step
          label={t("signal.nextChannels")}
          text="›"
          onClick={() => onChange((now) => paged(now, 1, shown.length))}
        />
        <Select
          className={styles.rows}
          size="xs"
          aria-label={t("signal.rows")}
          value={String(view.rows)}
          data={ROWS.map((rows) => ({ value: String(rows), label: t("signal.rowsOf", { rows }) }))}
          allowDeselect={false}
          onChange={(rows) => onChange((now) => ({ ...now, rows: Number(rows), first: 0 }))}
        />
      </Group>
      <Group gap={6} className={styles.group}>
        <Step
          label={t("signal.gainDown")}
          text="−"
          onClick={() => onChange((now) => ({ ...now, gain: now.gain * 0.8 }))}
        />
        <ScaleWords signal={signal} page={page} view={view} scales={scales} />
        <Step
          label={t("signal.gainUp")}
          text="+"
          onClick={() => onChange((now) => ({ ...now, gain: now.gain * 1.25 }))}
        />
      </Group>
      <Group gap={6} className={styles.group}>
        <Step
          label={t("signal.longer")}
          text="−"
          onClick={() => onChange((now) => rescaled(now, 1, signal.durationSeconds))}
        />
        <span className={styles.number}>{t("signal.span", { seconds: compact(view.span) })}</span>
        <Step
          label={t("signal.shorter")}
          text="+"
          onClick={() => onChange((now) => rescaled(now, -1, signal.durationSeconds))}
        />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange((now) => ({ ...now, start: 0, span: signal.durationSeconds }))}
        >
          {t("signal.all")}
        </Button>
      </Group>
    </div>
  );
}

/// How much of the unit one line is high, for the first type of the page.
function ScaleWords({ page, view, scales }: Omit<Props, "onChange"> & { page: Signal["channels"] }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const channel = page[0];
  const scale = channel ? scales?.[channel.type] : undefined;
  return (
    <span className={styles.number} title={t("signal.scaleHint")}>
      {channel && scale ? `${format.number(scale / view.gain)} ${channel.unit}` : "–"}
    </span>
  );
}

function Step({ label, text, onClick }: { label: string; text: string; onClick: () => void }) {
  return (
    <ActionIcon size="sm" variant="default" aria-label={label} title={label} onClick={onClick}>
      {text}
    </ActionIcon>
  );
}

function compact(seconds: number): string {
  if (seconds >= 3600) return `${Number((seconds / 3600).toPrecision(3))} h`;
  if (seconds >= 120) return `${Number((seconds / 60).toPrecision(3))} min`;
  return seconds >= 1 ? `${Number(seconds.toPrecision(3))} s` : `${Math.round(seconds * 1000)} ms`;
}
