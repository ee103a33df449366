import { useTranslation } from "react-i18next";
import classes from "./board.module.css";
import type { Scanner } from "./types";
import { useAge } from "./useAge";
import { EarlierVisit, VisitCard } from "./VisitCard";

/// One scanner: the subject on its table, and those before.
export function ScannerCard({ scanner, now, skew }: { scanner: Scanner; now: number; skew: number }) {
  const { t } = useTranslation("acquisition");
  const ago = useAge(now, skew);
  const [current, ...earlier] = scanner.visits;
  if (!current) return null;
  const sending = current.series.some((series) => series.state === "arriving");
  return (
    <article className={classes.scanner} aria-label={scanner.name ?? scanner.key}>
      <header className={classes.scannerHead}>
        <h2>{scanner.name ?? scanner.key}</h2>
        {scanner.name && <code>{scanner.key}</code>}
        <span className={classes.activity} data-sending={sending || undefined}>
          {sending ? t("board.sending") : t("board.quiet", { ago: ago(current.lastAt) })}
        </span>
      </header>
      <VisitCard visit={current} />
      {earlier.length > 0 && (
        <div className={classes.before}>
          <h3>{t("board.earlier")}</h3>
          {earlier.map((visit) => (
            <EarlierVisit key={visit.id} visit={visit} />
          ))}
        </div>
      )}
    </article>
  );
}
