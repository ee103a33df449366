import { useTranslation } from "react-i18next";
import { useLost } from "@/shared/api/reachable";
import { useFormat } from "@/shared/i18n/format";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "./shell.module.css";

/// While the server does not answer: what is seen is of then, and it goes on by itself.
export function LostBar() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const since = useLost();
  if (!since) return null;
  return (
    <div className={classes.lost} role="status">
      <VerdictShape verdict="warned" />
      {t("lost", { time: format.time(since.toISOString()) })}
    </div>
  );
}
