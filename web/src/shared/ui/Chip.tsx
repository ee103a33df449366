import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Domain } from "@/shared/api/types/common";
import classes from "./chip.module.css";

/// A domain by colour and word.
export function DomainChip({ domain, count }: { domain: Domain; count?: number }) {
  const { t } = useTranslation("shared");
  return (
    <span className={classes.chip} style={{ color: `var(--nh-color-${domain})` }}>
      <i aria-hidden="true" />
      {t(`domain.${domain}`)}
      {count !== undefined && <b>{count}</b>}
    </span>
  );
}

/// A neutral label, e.g. an access level or a licence.
export function Tag({ children, tone = "plain" }: { children: ReactNode; tone?: "plain" | "notice" }) {
  return <span className={tone === "notice" ? classes.notice : classes.chip}>{children}</span>;
}

/// Domains in a dense list: colour and word without a frame.
export function DomainWords({ domains }: { domains: readonly Domain[] }) {
  const { t } = useTranslation("shared");
  return (
    <span className={classes.words}>
      {domains.map((domain) => (
        <span key={domain} className={classes.word} style={{ color: `var(--nh-color-${domain})` }}>
          <i aria-hidden="true" />
          {t(`domain.${domain}`)}
        </span>
      ))}
    </span>
  );
}
