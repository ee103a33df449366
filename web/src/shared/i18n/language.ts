export type Language = "zh" | "en";

const KEY = "naohai.language";

/// The chosen language, else the browser's: Chinese for any Chinese, English for the rest.
export function preferredLanguage(): Language {
  const language = localStorage.getItem(KEY) ?? navigator.language;
  return /^zh/i.test(language) ? "zh" : "en";
}

export function currentLanguage(): Language {
  return document.documentElement.lang.startsWith("zh") ? "zh" : "en";
}

export function rememberLanguage(language: Language) {
  localStorage.setItem(KEY, language);
  showLanguage(language);
}

export function showLanguage(language: Language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}
