import { useTranslation } from "react-i18next";
import { useKeys } from "@/shared/keys/keys";

/// What the list of keys says of this viewer; `v` leads to it from anywhere.
export function useImageKeys(
  canvas: React.RefObject<HTMLCanvasElement | null>,
  many: boolean,
  ready: boolean,
) {
  const { t } = useTranslation("viewer");
  const volumes = many ? [{ keys: [",", "."], label: t("keys.volume") }] : [];
  useKeys(
    { v: () => canvas.current?.focus() },
    [
      { keys: ["v"], label: t("keys.viewer") },
      { keys: ["←", "→", "↑", "↓"], label: t("keys.crosshair") },
      { keys: ["PgUp", "PgDn"], label: t("keys.slice") },
      ...volumes,
    ],
    ready,
  );
}
