import { Button, RangeSlider, Select, Slider, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import styles from "./image.module.css";
import type { Stage, Volume } from "./stage";
import { type ImageView, MAPS } from "./viewState";

interface Props {
  stage: { current: Pick<Stage, "setVolume" | "setWindow" | "setMap" | "show3d"> | null };
  volume: Volume;
  view: ImageView;
  onChange: (part: Partial<ImageView>) => void;
  /// seconds between volumes, where the sidecar says
  repetition: unknown;
}

/// Volume, window, colour map and the 3-D pane.
export function ImageTools({ stage, volume, view, onChange, repetition }: Props) {
  const { t } = useTranslation("viewer");
  const [threeD, setThreeD] = useState(false);
  const format = useFormat();
  const seconds = typeof repetition === "number" ? repetition : null;
  return (
    <div className={styles.tools}>
      {volume.volumes > 1 && (
        <label className={styles.tool}>
          <span>{t("image.volume")}</span>
          <Slider
            className={styles.slider}
            min={0}
            max={volume.volumes - 1}
            value={Math.min(view.volume, volume.volumes - 1)}
            label={(index) =>
              seconds ? `${index + 1} · ${format.number(index * seconds)} s` : String(index + 1)
            }
            onChange={(index) => {
              stage.current?.setVolume(index);
              onChange({ volume: index });
            }}
            thumbLabel={t("image.volume")}
          />
        </label>
      )}
      <WindowTool stage={stage} volume={volume} view={view} onChange={onChange} />
      <Select
        className={styles.map}
        aria-label={t("image.map")}
        value={view.map}
        data={MAPS.map((map) => ({ value: map, label: t(`image.maps.${map}`) }))}
        allowDeselect={false}
        onChange={(map) => {
          if (!map) return;
          stage.current?.setMap(map);
          onChange({ map });
        }}
      />
      <Switch
        label="3-D"
        checked={threeD}
        onChange={(event) => {
          setThreeD(event.currentTarget.checked);
          stage.current?.show3d(event.currentTarget.checked);
        }}
      />
    </div>
  );
}

/// Grey levels: between which values black turns white. Drawn anew when the reader lets go.
function WindowTool({ stage, volume, view, onChange }: Omit<Props, "repetition">) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const [low, high] = volume.span;
  const [shown, setShown] = useState<[number, number]>(view.window ?? volume.window);
  const apply = (window: [number, number]) => {
    if (window[1] <= window[0]) return;
    stage.current?.setWindow(window);
    onChange({ window });
  };
  if (!(high > low)) return null;
  return (
    <div className={styles.tool}>
      <span>{t("image.window")}</span>
      <RangeSlider
        className={styles.slider}
        min={low}
        max={high}
        step={(high - low) / 500}
        minRange={(high - low) / 500}
        value={shown}
        label={(value) => format.number(value)}
        onChange={setShown}
        onChangeEnd={apply}
        thumbFromLabel={t("image.windowLow")}
        thumbToLabel={t("image.windowHigh")}
      />
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          setShown(volume.window);
          apply(volume.window);
        }}
      >
        {t("image.windowAuto")}
      </Button>
    </div>
  );
}
