import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import en from "@/shared/en.json";
import zh from "@/shared/zh.json";

/// Renders a shared piece as it stands in the app: words, router, components, query cache.
export async function show(element: ReactNode, language: "zh" | "en" = "en") {
  await i18next.use(initReactI18next).init({
    lng: language,
    defaultNS: "shared",
    resources: { zh: { shared: zh }, en: { shared: en } },
    interpolation: { escapeValue: false },
  });
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter>{element}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
