import { useTranslation } from "react-i18next";
import type { Text } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { Tag } from "./Chip";
import { Notice } from "./states";

interface Made {
  synthetic?: boolean;
  composite?: boolean;
  notice?: Text | null;
}

/// Whether data were generated or put together, in one word, for lists.
export function MadeTag({ of }: { of: Made }) {
  const { t } = useTranslation("shared");
  if (of.synthetic) return <Tag tone="notice">{t("synthetic.short")}</Tag>;
  if (of.composite) return <Tag tone="notice">{t("composite.short")}</Tag>;
  return null;
}

/// The same in a sentence, on top of a page; what the data's own notice says comes first.
export function MadeNotice({ of }: { of: Made }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  if (of.synthetic)
    return <Notice label={t("synthetic.label")}>{format.text(of.notice) || t("synthetic.body")}</Notice>;
  if (of.composite)
    return <Notice label={t("composite.label")}>{format.text(of.notice) || t("composite.body")}</Notice>;
  return null;
}
