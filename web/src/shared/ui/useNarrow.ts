import { useMediaQuery } from "@mantine/hooks";

/// Whether the window is as narrow as a phone; the style sheets break at the same width.
export const useNarrow = (): boolean =>
  useMediaQuery("(max-width: 759px)", false, { getInitialValueInEffect: false });
