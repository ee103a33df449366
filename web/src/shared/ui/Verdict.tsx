import { useTranslation } from "react-i18next";
import type { Severity, Verdict } from "@/shared/api/types/common";
import classes from "./verdict.module.css";

const SHAPES: Record<Verdict, string> = {
  passed: "m2.500 7.500 3 3 6-7",
  warned: "M7 1.500 13 12.500H1z M7 5.500v3.200M7 10.600v.2",
  rejected:
    "M4.400 1h5.200L13 4.400v5.200L9.600 13H4.400L1 9.600V4.400z M4.800 4.800l4.400 4.400m0-4.400L4.800 9.200",
  unknown: "M13 7A6 6 0 1 1 1 7a6 6 0 0 1 12 0z",
};

const OF_SEVERITY: Record<Severity, Verdict> = { error: "rejected", warning: "warned", info: "unknown" };

/// Tick, triangle, octagon or ring: the shape carries the meaning, the colour repeats it.
export function VerdictShape({ verdict, size = 14 }: { verdict: Verdict; size?: number }) {
  return (
    <svg
      className={`${classes.shape} ${classes[verdict]}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.600"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[verdict]} />
    </svg>
  );
}

/// A verdict with its word; `compact` keeps the word for screen readers and the tooltip only.
export function VerdictMark({ verdict, compact = false }: { verdict: Verdict; compact?: boolean }) {
  const { t } = useTranslation("shared");
  const word = t(`verdict.${verdict}`);
  return (
    <span className={`${classes.mark} ${classes[verdict]}`} title={compact ? word : undefined}>
      <VerdictShape verdict={verdict} />
      <span className={compact ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}

export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation("shared");
  const verdict = OF_SEVERITY[severity];
  return (
    <span className={`${classes.mark} ${classes[verdict]}`} title={t(`severity.${severity}`)}>
      <VerdictShape verdict={verdict} />
      <span className="visually-hidden">{t(`severity.${severity}`)}</span>
    </span>
  );
}
