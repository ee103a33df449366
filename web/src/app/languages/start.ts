import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { preferredLanguage, rememberLanguage, showLanguage, type Language } from "@/shared/i18n/language";

const load = {
  zh: () => import("./zh"),
  en: () => import("./en"),
} as const;

/// Each language is a file of its own; only the chosen one is loaded.
async function add(language: Language) {
  if (i18next.hasResourceBundle(language, "shared")) return;
  const { words } = await load[language]();
  for (const [namespace, bundle] of Object.entries(words))
    i18next.addResourceBundle(language, namespace, bundle);
}

export async function startLanguages() {
  const language = preferredLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: "shared",
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await add(language);
  showLanguage(language);
}

export async function changeLanguage(language: Language) {
  await add(language);
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
