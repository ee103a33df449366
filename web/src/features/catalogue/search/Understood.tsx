import { useTranslation } from "react-i18next";
import type { SearchPage } from "@/shared/api/types/search";
import { useFormat } from "@/shared/i18n/format";
import { Tag } from "@/shared/ui/Chip";
import classes from "./search.module.css";

/// How the words of the question were read, so that nobody wonders why something was found.
export function Understood({ terms }: { terms: SearchPage["understood"] }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return (
    <div className={classes.understood}>
      <span className="dim">{t("search.understood")}</span>
      {terms.map((term) => (
        <Tag key={term.span + term.id}>
          {term.span} → {format.text(term.label)} <code className="dim">{term.id}</code>
        </Tag>
      ))}
    </div>
  );
}
