import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const sea: MantineColorsTuple = [
  "#e9f6f4",
  "#dcefed",
  "#b5ddd9",
  "#84c7c1",
  "#4cc2b8",
  "#2a9a92",
  "#12807b",
  "#0e6b68",
  "#0a5552",
  "#073f3d",
];

const gray: MantineColorsTuple = [
  "#f6f7f6",
  "#eef1f0",
  "#dfe4e2",
  "#d0d8d5",
  "#c5cecb",
  "#a3aeab",
  "#83908d",
  "#5f6d6b",
  "#4a5957",
  "#14201f",
];

const dark: MantineColorsTuple = [
  "#e7eeec",
  "#a9b8b5",
  "#8b9b98",
  "#6f807c",
  "#364543",
  "#25312f",
  "#151e1d",
  "#101817",
  "#0e1514",
  "#090d0c",
];

export const theme = createTheme({
  primaryColor: "sea",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { sea, gray, dark },
  fontFamily: "var(--nh-font)",
  fontFamilyMonospace: "var(--nh-font-mono)",
  defaultRadius: "var(--nh-radius-small)",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm", radius: 7, variant: "filled" }, classNames: { root: "nh-button" } },
    // Words on a filled chip: the accent is light in the dark theme.
    Chip: { vars: () => ({ root: { "--chip-color": "var(--nh-color-accent-ink)" } }) },
    Input: { classNames: { wrapper: "nh-input" } },
    Select: { defaultProps: { comboboxProps: { shadow: "md" } } },
    Tooltip: { defaultProps: { openDelay: 250, multiline: true, maw: 360, withArrow: true } },
  },
});

/// Mantine's own variables point at ours, so that one token file decides both themes.
const ours = {
  "--mantine-color-body": "var(--nh-color-surface)",
  "--mantine-color-text": "var(--nh-color-ink)",
  "--mantine-color-dimmed": "var(--nh-color-ink-3)",
  "--mantine-color-placeholder": "var(--nh-color-ink-3)",
  "--mantine-color-anchor": "var(--nh-color-accent)",
  "--mantine-color-error": "var(--nh-color-rejected)",
  "--mantine-color-default": "var(--nh-color-surface)",
  "--mantine-color-default-hover": "var(--nh-color-sunken)",
  "--mantine-color-default-color": "var(--nh-color-ink)",
  "--mantine-color-default-border": "var(--nh-color-line-strong)",
  "--mantine-color-disabled": "var(--nh-color-sunken)",
  "--mantine-color-disabled-color": "var(--nh-color-ink-3)",
  "--mantine-color-disabled-border": "var(--nh-color-line)",
  "--mantine-primary-color-filled": "var(--nh-color-accent)",
  "--mantine-primary-color-filled-hover": "var(--nh-color-accent-hover)",
  "--mantine-primary-color-contrast": "var(--nh-color-accent-ink)",
  "--mantine-primary-color-light": "var(--nh-color-accent-soft)",
  "--mantine-primary-color-light-color": "var(--nh-color-accent)",
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { "--mantine-font-size-sm": "13px", "--mantine-line-height": "1.5" },
  light: ours,
  dark: ours,
});
