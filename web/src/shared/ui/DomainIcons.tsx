import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DOMAINS, type Domain } from "@/shared/api/types/common";
import classes from "./chip.module.css";

const LINES: Record<Domain, ReactNode> = {
  genomics: <path d="M4 1.500c0 5 8 6 8 13M12 1.500c0 5-8 6-8 13M5 4h6M5 12h6M6.500 8h3" />,
  imaging: (
    <path d="M8 2C4.500 2 2.500 4.500 2.500 8s2 6 5.500 6 5.500-2.500 5.500-6S11.500 2 8 2zM8 2v12M5.500 6c1 0 1.500.700 1.500 1.500M10.500 6C9.500 6 9 6.700 9 7.500M5 10.500c.9 0 1.500-.3 2-.8M11 10.500c-.9 0-1.500-.3-2-.8" />
  ),
  clinical: <path d="M6.200 2h3.600v4.200H14v3.600H9.800V14H6.200V9.800H2V6.200h4.200z" />,
  cognition: <path d="M3 2.500h10v11H3zM5.500 6l1 1 1.500-2M5.500 10.500l1 1 1.500-2M10 6.500h1M10 11h1" />,
  electrophysiology: <path d="M1 8.500h2.500L5.500 3l3 10.500 2.200-7 1.300 2H15" />,
};

/// A domain's own icon, with its word for screen readers and on hover.
export function DomainIcon({ domain, size = 16 }: { domain: Domain; size?: number }) {
  const { t } = useTranslation("shared");
  return (
    <span
      className={classes.icon}
      title={t(`domain.${domain}`)}
      style={{ color: `var(--nh-color-${domain})` }}
    >
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.300"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {LINES[domain]}
      </svg>
      <span className="visually-hidden">{t(`domain.${domain}`)}</span>
    </span>
  );
}

/// The five domains in their fixed places; those without data leave theirs empty, so that columns line up.
export function DomainIcons({ domains }: { domains: readonly Domain[] }) {
  return (
    <span className={classes.icons}>
      {DOMAINS.map((domain) =>
        domains.includes(domain) ? (
          <DomainIcon key={domain} domain={domain} />
        ) : (
          <i key={domain} aria-hidden="true" />
        ),
      )}
    </span>
  );
}
