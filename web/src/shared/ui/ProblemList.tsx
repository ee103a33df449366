import { useTranslation } from "react-i18next";
import type { Problem } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import classes from "./problem-list.module.css";
import { SeverityMark } from "./Verdict";

/// Each problem: what, where, found against expected, and what mends it.
export function ProblemList({ problems, file = true }: { problems: readonly Problem[]; file?: boolean }) {
  return (
    <ul className={classes.list}>
      {problems.map((problem, index) => (
        <ProblemItem key={`${problem.code}-${index}`} problem={problem} file={file} />
      ))}
    </ul>
  );
}

function ProblemItem({ problem, file }: { problem: Problem; file: boolean }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  return (
    <li>
      <SeverityMark severity={problem.severity} />
      <div className={classes.body}>
        <div className={classes.title}>{format.text(problem.title)}</div>
        {file && problem.file && <code className={classes.file}>{problem.file}</code>}
        <Evidence problem={problem} />
        <div className={classes.fix}>
          <b>{t("problem.fix")}</b> {format.text(problem.fix)}
        </div>
        <code className={classes.code}>{problem.code}</code>
      </div>
    </li>
  );
}

type Found = Pick<Problem, "field" | "found" | "expected">;

export function Evidence({ problem }: { problem: Found }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  if (!problem.found && !problem.expected) return null;
  return (
    <div className={classes.evidence}>
      {problem.field && <code>{problem.field}</code>}
      {problem.found && (
        <span>
          {t("problem.found")} <code>{format.text(problem.found)}</code>
        </span>
      )}
      {problem.expected && (
        <span>
          {t("problem.expected")} <code>{format.text(problem.expected)}</code>
        </span>
      )}
    </div>
  );
}
