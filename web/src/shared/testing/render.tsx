import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import en from "@/shared/en.json";
import zh from "@/shared/zh.json";

type Words = Record<string, { zh: object; en: object }>;

/// Renders a piece as it stands in the app: words, router, components, query cache; `words` of a feature by name.
export async function show(element: ReactNode, language: "zh" | "en" = "en", words: Words = {}) {
  const of = (one: "zh" | "en") =>
    Object.fromEntries(Object.entries(words).map(([name, texts]) => [name, texts[one]]));
  await i18next.use(initReactI18next).init({
    lng: language,
    defaultNS: "shared",
    resources: { zh: { shared: zh, ...of("zh") }, en: { shared: en, ...of("en") } },
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
