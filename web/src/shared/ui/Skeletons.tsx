import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./skeletons.module.css";

/// Rows of a table before they arrive: the same height, so that nothing moves afterwards.
export function RowsSkeleton({ rows = 8, height = 36 }: { rows?: number; height?: number }) {
  const { t } = useTranslation("shared");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row} style={{ height }}>
          <Skeleton height={10} width={`${34 - ((row * 7) % 15)}%`} />
          <Skeleton height={10} width="12%" />
          <Skeleton height={10} width={`${18 - ((row * 5) % 8)}%`} />
        </div>
      ))}
    </div>
  );
}

/// A page before its object arrives: title, facts, one card.
export function PageSkeleton() {
  const { t } = useTranslation("shared");
  return (
    <div role="status" aria-label={t("loading")}>
      <Skeleton height={12} width={140} mb={10} />
      <Skeleton height={28} width={320} mb={10} />
      <Skeleton height={12} width={460} mb={22} />
      <Skeleton height={280} radius={8} />
    </div>
  );
}

export function BlockSkeleton({ height }: { height: number }) {
  const { t } = useTranslation("shared");
  return (
    <div role="status" aria-label={t("loading")} className={classes.block}>
      <Skeleton height={height} radius={4} />
    </div>
  );
}
