import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import styles from "./image.module.css";
import type { Place } from "./stage";

/// Voxel, world position and value under the crosshair.
export function PlaceLine({
  place,
  volume,
  volumes,
}: {
  place: Place | null;
  volume: number;
  volumes: number;
}) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  if (!place) return <div className={styles.place} />;
  return (
    <div className={styles.place} data-testid="image-place">
      <span>
        {t("image.voxel")} <b>{place.voxel.map((one) => Math.round(one)).join(", ")}</b>
      </span>
      <span>
        {t("image.world")} <b>{place.mm.map((one) => one.toFixed(1)).join(", ")}</b> mm
      </span>
      <span>
        {t("image.value")} <b>{place.value === null ? "–" : format.number(place.value)}</b>
      </span>
      {volumes > 1 && (
        <span>
          {t("image.volume")} <b>{volume + 1}</b> / {volumes}
        </span>
      )}
    </div>
  );
}
