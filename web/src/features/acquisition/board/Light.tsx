import { useTranslation } from "react-i18next";
import classes from "./board.module.css";
import type { LightColour } from "./types";

const SHAPES: Record<LightColour, string> = {
  green: "m6 12.500 4 4 8-9",
  grey: "M7 12h.1m4.900 0h.1m4.900 0h.1",
  amber: "M12 3 22 20.500H2z M12 10v4.500M12 17.300v.2",
  red: "M8 2h8l6 6v8l-6 6H8l-6-6V8z M8 8l8 8m0-8-8 8",
};

/// A light: shape and colour say the same, the word stands beside it or is for screen readers.
export function Light({
  colour,
  size,
  word,
}: {
  colour: LightColour;
  size: "large" | "huge";
  word?: string;
}) {
  const { t } = useTranslation("acquisition");
  const said = word ?? t(`board.light.${colour}`);
  return (
    <span className={classes.light} data-light={colour} data-size={size}>
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.4" aria-hidden="true">
        <path d={SHAPES[colour]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className={size === "huge" ? classes.lightWord : "visually-hidden"}>{said}</span>
    </span>
  );
}
