import { useTranslation } from "react-i18next";
import { VERDICTS, type Counts } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import classes from "./quality-bar.module.css";

/// Shares of the four verdicts as one bar, the passed share in words beside it.
export function QualityBar({ counts, wide = false }: { counts: Counts; wide?: boolean }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  const total = VERDICTS.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  if (total === 0) return <span className="dim">{t("quality.none")}</span>;
  const words = VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${t(`verdict.${verdict}`)} ${format.count(counts[verdict])}`)
    .join(" · ");
  return (
    <span className={wide ? classes.wide : classes.bar} title={words}>
      <span className={classes.track} role="img" aria-label={words}>
        {VERDICTS.map((verdict) => (
          <i
            key={verdict}
            style={{ flexGrow: counts[verdict] ?? 0, background: `var(--nh-color-${verdict})` }}
            data-verdict={verdict}
          />
        ))}
      </span>
      <span className={classes.share}>{format.percent((counts.passed ?? 0) / total)}</span>
    </span>
  );
}
