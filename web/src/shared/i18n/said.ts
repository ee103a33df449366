import { useTranslation } from "react-i18next";

/// What a source said in a cross check, in the reader's language: sexes by their word, bare ages with their unit.
export function useSaid(): (check: string, value: string) => string {
  const { t } = useTranslation("shared");
  return (check, value) => {
    if (check === "sex")
      return value.replaceAll(/\b(fe)?male\b/g, (sex) => t(sex === "male" ? "said.male" : "said.female"));
    return /^[\d.–]+$/.test(value) ? t("said.years", { age: value }) : value;
  };
}
