import { useTranslation } from "react-i18next";
import type { CrossCheck, Text } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { VerdictShape } from "@/shared/ui/Verdict";
import styles from "./cards.module.css";

/// Whether the sources agree about this subject, and what each says where they don't.
export function CrossChecks({ checks }: { checks: CrossCheck[] }) {
  const { t, i18n } = useTranslation("subject");
  const format = useFormat();
  const name = (check: Text) => {
    const id = format.text(check);
    return i18n.exists(`subject:check.${id}`) ? t(`check.${id}` as "check.sex") : id;
  };
  return (
    <Card title={t("cross.title")} padded>
      {checks.length === 0 && <p className={styles.dim}>{t("cross.none")}</p>}
      <ul className={styles.checks}>
        {checks.map((check, index) => (
          <li key={index}>
            <VerdictShape verdict={check.agrees ? "passed" : "warned"} />
            <div>
              <div>{t(check.agrees ? "cross.agrees" : "cross.differs", { check: name(check.check) })}</div>
              <small>{sourcesOf(check, format.text).join(" · ")}</small>
              {check.problems.map((problem) => (
                <p key={problem.code} className={styles.fix}>
                  {format.text(problem.title)} {format.text(problem.fix)}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/// Sources come as a list of words, or as a map from source to what it said.
function sourcesOf(check: CrossCheck, text: (value: Text) => string): string[] {
  const sources: unknown = check.sources;
  if (Array.isArray(sources)) return (sources as Text[]).map(text);
  return Object.entries((sources ?? {}) as Record<string, string>).map(
    ([source, said]) => `${source}: ${said}`,
  );
}
