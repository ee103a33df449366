import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import type { VariantSummary } from "./VariantsViewer";
import styles from "./variants.module.css";

/// One card a sample: call rate as a bar, Ti/Tv and heterozygous against homozygous sites as figures.
export function Samples({ summary }: { summary: VariantSummary }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  return (
    <section>
      <h3 className={styles.heading}>
        {t("variants.summary", { sites: format.count(summary.sites), count: summary.samples.length })}
        {summary.build && <small> {summary.build}</small>}
      </h3>
      <div className={styles.samples}>
        {summary.samples.map((sample) => (
          <div key={sample.label} className={styles.sample}>
            <b>{sample.label}</b>
            <Rate label={t("variants.callRate")} share={sample.callRate} />
            <dl>
              <div>
                <dt>Ti/Tv</dt>
                <dd>{sample.tiTv === null ? "–" : format.number(sample.tiTv)}</dd>
              </div>
              <div>
                <dt>{t("variants.hetHom")}</dt>
                <dd>{sample.hetHom === null ? "–" : format.number(sample.hetHom)}</dd>
              </div>
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}

function Rate({ label, share }: { label: string; share: number | null }) {
  const percent = share === null ? null : `${(share * 100).toFixed(1)} %`;
  return (
    <div className={styles.rate}>
      <span>{label}</span>
      <i aria-hidden="true">
        <i style={{ width: `${(share ?? 0) * 100}%` }} />
      </i>
      <span>{percent ?? "–"}</span>
    </div>
  );
}

/// Sites by chromosome, as bars in the order of the genome.
export function Chromosomes({ summary }: { summary: VariantSummary }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const most = Math.max(1, ...summary.byChromosome.map((one) => one.n));
  return (
    <section>
      <h3 className={styles.heading}>{t("variants.byChromosome")}</h3>
      <ul className={styles.chromosomes}>
        {summary.byChromosome.map((one) => (
          <li key={one.chromosome} title={`${one.chromosome}: ${format.count(one.n)}`}>
            <span className={styles.bar}>
              <i style={{ height: `${Math.max(2, (one.n / most) * 100)}%` }} />
            </span>
            <small>{one.chromosome.replace(/^chr/, "")}</small>
            <span className="visually-hidden">{format.count(one.n)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
