import { useTranslation } from "react-i18next";
import { NUMBERS, PATTERNS, type Filled } from "./rules";

/// The conditions of a rule in words, those that are asked.
export function useConditions() {
  const { t } = useTranslation("acquisition");
  return (rule: Filled): (readonly [string, string])[] => {
    const said: (readonly [string, string])[] = [];
    for (const field of PATTERNS) {
      if (rule[field] !== "") said.push([t(`naming.field.${field}`), rule[field]]);
    }
    if (rule.dimension !== "") said.push([t("naming.field.dimension"), rule.dimension]);
    if (rule.kind !== "") said.push([t("naming.field.kind"), rule.kind]);
    if (rule.diffusion !== "") said.push([t("naming.field.diffusion"), t(`naming.${rule.diffusion}`)]);
    for (const field of NUMBERS) {
      if (rule[field] !== "") said.push([t(`naming.field.${field}`), rule[field]]);
    }
    return said;
  };
}
