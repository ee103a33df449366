import { useEffect } from "react";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router/dom";
import { Toasts } from "@/shared/ui/Toasts";
import { cssVariables, theme } from "@/shared/tokens/theme";
import { cache } from "./cache";
import { loadAhead, router } from "./router";

/// The first page is there by then.
const QUIET_MILLISECONDS = 1500;

const scheme = localStorageColorSchemeManager({ key: "naohai.theme" });

export function App() {
  useEffect(() => {
    const ahead = setTimeout(loadAhead, QUIET_MILLISECONDS);
    return () => clearTimeout(ahead);
  }, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={scheme}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
