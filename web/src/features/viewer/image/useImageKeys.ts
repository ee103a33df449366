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

const STEPS: Record<string, [number, number, number]> = {
  ArrowLeft: [-1, 0, 0],
  ArrowRight: [1, 0, 0],
  ArrowUp: [0, 1, 0],
  ArrowDown: [0, -1, 0],
  PageUp: [0, 0, 1],
  PageDown: [0, 0, -1],
};

/// What a key does: arrows and page keys move the cross-hair by a voxel, comma and full stop change the volume.
export function keyed(key: string): { step?: [number, number, number]; turn: number } {
  return { step: STEPS[key], turn: key === "." ? 1 : key === "," ? -1 : 0 };
}
