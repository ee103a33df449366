import { Button, RangeSlider, Select, Slider, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import styles from "./image.module.css";
import type { Volume } from "./stage";
import { type ImageView, MAPS } from "./viewState";

interface Props {
  volume: Volume;
  view: ImageView;
  onChange: (part: Partial<ImageView>) => void;
  threeD: boolean;
  onThreeD: (shown: boolean) => void;
  /// seconds between volumes, where the sidecar says
  repetition: unknown;
}

/// Volume, window, colour map and the 3-D pane.
export function ImageTools({ volume, view, onChange, threeD, onThreeD, repetition }: Props) {
  const { t } = useTranslation("viewer");
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
            onChange={(index) => onChange({ volume: index })}
            thumbLabel={t("image.volume")}
          />
        </label>
      )}
      <WindowTool volume={volume} view={view} onChange={onChange} />
      <Select
        className={styles.map}
        aria-label={t("image.map")}
        value={view.map}
        data={MAPS.map((map) => ({ value: map, label: t(`image.maps.${map}`) }))}
        allowDeselect={false}
        onChange={(map) => map && onChange({ map })}
      />
      <Switch label="3-D" checked={threeD} onChange={(event) => onThreeD(event.currentTarget.checked)} />
    </div>
  );
}

/// Grey levels: between which values black turns white. Drawn anew when the reader lets go.
function WindowTool({ volume, view, onChange }: Pick<Props, "volume" | "view" | "onChange">) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const [low, high] = volume.span;
  const [dragged, setDragged] = useState<[number, number] | null>(null);
  const apply = (window: [number, number]) => {
    setDragged(null);
    if (window[1] > window[0]) onChange({ window });
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
        value={dragged ?? view.window ?? volume.window}
        label={(value) => format.number(value)}
        onChange={setDragged}
        onChangeEnd={apply}
        thumbFromLabel={t("image.windowLow")}
        thumbToLabel={t("image.windowHigh")}
      />
      <Button size="compact-xs" variant="default" onClick={() => apply(volume.window)}>
        {t("image.windowAuto")}
      </Button>
    </div>
  );
}
