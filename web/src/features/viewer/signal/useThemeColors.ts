import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";

const TOKENS = [
  "font",
  "color-line",
  "color-ink-2",
  "color-ink-3",
  "color-accent",
  "color-clinical",
  "color-rejected",
  "color-electrophysiology",
  "color-imaging",
].map((name) => `--nh-${name}`);

/// Values of our tokens for a canvas, which knows no CSS variables; new ones when the theme changes.
export function useThemeColors(): (token: string) => string {
  const scheme = useComputedColorScheme("light");
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    const values = Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(token).trim()]));
    return (token: string) => values[token] ?? "";
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the scheme decides what the tokens are
  }, [scheme]);
}
