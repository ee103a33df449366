import { useTranslation } from "react-i18next";
import type { Text } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import { Tag } from "./Chip";
import { Notice } from "./states";

interface Made {
  synthetic?: boolean;
  composite?: boolean;
  notice?: Text | null;
  /// said of a linked dataset that invents its links
  linkNotice?: Text | null;
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
  const made = of.synthetic
    ? { label: t("synthetic.label"), body: t("synthetic.body") }
    : of.composite && { label: t("composite.label"), body: t("composite.body") };
  return (
    <>
      {made && <Notice label={made.label}>{format.text(of.notice) || made.body}</Notice>}
      {of.linkNotice && !of.composite && (
        <Notice label={t("composite.label")}>{format.text(of.linkNotice)}</Notice>
      )}
    </>
  );
}
