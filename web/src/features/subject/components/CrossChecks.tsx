import { useTranslation } from "react-i18next";
import type { CrossCheck } from "@/shared/api/types/catalogue";
import type { Problem } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import { useSaid } from "@/shared/i18n/said";
import { Card } from "@/shared/ui/Card";
import { VerdictShape } from "@/shared/ui/Verdict";
import { type Compared, compared } from "./compared";
import styles from "./cards.module.css";

/// Whether the sources agree about this subject, and what each says: one statement for each thing that is compared.
export function CrossChecks({ checks }: { checks: CrossCheck[] }) {
  const { t } = useTranslation("subject");
  return (
    <Card title={t("cross.title")} padded>
      {checks.length === 0 && <p className={styles.dim}>{t("cross.none")}</p>}
      <ul className={styles.checks}>
        {compared(checks).map((one) => (
          <Statement key={one.check} of={one} />
        ))}
      </ul>
    </Card>
  );
}

function Statement({ of }: { of: Compared }) {
  const { t, i18n } = useTranslation("subject");
  const said = useSaid();
  const name = i18n.exists(`subject:check.${of.check}`) ? t(`check.${of.check}` as "check.sex") : of.check;
  const headline = t(of.agrees ? "cross.agrees" : "cross.differs", { check: name });
  return (
    <li>
      <VerdictShape verdict={of.agrees ? "passed" : "warned"} />
      <div>
        <div>{headline}</div>
        <small>
          {of.sources.map(([source, value]) => `${source}: ${said(of.check, value)}`).join(" · ")}
        </small>
        {of.problems.map((problem) => (
          <Fix key={problem.code} problem={problem} under={headline} />
        ))}
      </div>
    </li>
  );
}

/// What is wrong, unless the line above says the same, and what to do.
function Fix({ problem, under }: { problem: Problem; under: string }) {
  const format = useFormat();
  const title = format.text(problem.title);
  return (
    <p className={styles.fix}>
      {title !== under && title} {format.text(problem.fix)}
    </p>
  );
}
