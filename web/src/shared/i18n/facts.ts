import { useTranslation } from "react-i18next";

/// The name of a fact of a header or sidecar in the reader's language; one that nobody named is shown as it stands.
export function useFactName(): (key: string) => string {
  const { t, i18n } = useTranslation("shared");
  return (key) => (i18n.exists(`shared:fact.${key}`) ? t(`fact.${key}` as "fact.shape") : key);
}
