import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Hit, HitType } from "@/shared/api/types/search";
import { useFormat } from "@/shared/i18n/format";
import { DomainChip } from "@/shared/ui/Chip";
import { Icon, type IconName } from "@/shared/ui/icons";
import { VerdictMark } from "@/shared/ui/Verdict";
import classes from "./search.module.css";

const ICONS: Record<HitType, IconName> = {
  dataset: "datasets",
  subject: "subjects",
  recording: "file",
  table: "table",
  variable: "table",
};

export function HitCell({ hit }: { hit: Hit }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const notes = [
    t(`search.type.${hit.type}`),
    format.text(hit.subtitle),
    hit.subtitle ? "" : format.text(hit.dataset?.title),
  ];
  const said = format.text(hit.snippet);
  const known = `${format.text(hit.title)} ${notes.join(" ")}`;
  return (
    <div className={classes.hit}>
      <Icon name={ICONS[hit.type] ?? "file"} size={18} />
      <div className={classes.words}>
        <Link to={hit.href}>{format.text(hit.title)}</Link>
        <small>
          {notes.filter(Boolean).join(" · ")}
          {said && !known.includes(said) && <span> · {said}</span>}
        </small>
      </div>
      {hit.domain && <DomainChip domain={hit.domain} />}
      {hit.verdict && <VerdictMark verdict={hit.verdict} />}
    </div>
  );
}
