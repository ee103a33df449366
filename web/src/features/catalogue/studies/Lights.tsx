import { useTranslation } from "react-i18next";
import { VERDICTS } from "@/shared/api/types/common";
import { VerdictShape } from "@/shared/ui/Verdict";
import catalogue from "../catalogue.module.css";
import type { StudyRow } from "./types";

/// How many series have which verdict, and how many are still arriving.
export function Lights({ quality }: { quality: StudyRow["quality"] }) {
  const { t } = useTranslation(["catalogue", "shared"]);
  return (
    <span className={catalogue.title}>
      {VERDICTS.filter((verdict) => quality[verdict] > 0).map((verdict) => (
        <span key={verdict} className={catalogue.presence} title={t(`shared:verdict.${verdict}`)}>
          <VerdictShape verdict={verdict} size={12} />
          <span className="visually-hidden">{t(`shared:verdict.${verdict}`)}</span>
          <span>{quality[verdict]}</span>
        </span>
      ))}
      {quality.arriving > 0 && (
        <span className="dim">{t("studies.arrivingCount", { count: quality.arriving })}</span>
      )}
    </span>
  );
}
