import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProblemGroup } from "@/shared/api/types/catalogue";
import type { Problem, Severity } from "@/shared/api/types/common";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "./icons";
import { Evidence } from "./ProblemList";
import { SeverityMark } from "./Verdict";
import classes from "./problem-groups.module.css";

const GRAVITY: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/// The same problem in many files is one line; errors first, then what is met most often.
export function grouped(problems: readonly Problem[]): ProblemGroup[] {
  const groups = Object.values(Object.groupBy(problems, (problem) => problem.code)).flatMap((same) =>
    same?.[0] ? [{ ...groupOf(same[0]), count: same.length, examples: same.map(exampleOf) }] : [],
  );
  return groups.toSorted(
    (one, other) => GRAVITY[one.severity] - GRAVITY[other.severity] || other.count - one.count,
  );
}

const groupOf = ({ code, title, fix, severity }: Problem) => ({ code, title, fix, severity });

function exampleOf({ file, field, found, expected }: Problem): ProblemGroup["examples"][number] {
  return {
    file: file ?? null,
    field: field ?? null,
    found: found ?? null,
    expected: expected ?? null,
    recordingId: null,
  };
}

/// Problems by kind, the gravest first; each opens to its examples.
export function ProblemGroups({ groups }: { groups: readonly ProblemGroup[] }) {
  return (
    <ul className={classes.groups}>
      {groups.map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </ul>
  );
}

function Group({ group }: { group: ProblemGroup }) {
  const { t } = useTranslation("shared");
  const format = useFormat();
  const [open, setOpen] = useState(group.severity === "error");
  return (
    <li>
      <UnstyledButton className={classes.head} aria-expanded={open} onClick={() => setOpen(!open)}>
        <SeverityMark severity={group.severity} />
        <span className={classes.words}>
          <b>{format.text(group.title)}</b>
          <span>{format.text(group.fix)}</span>
        </span>
        <span className={classes.count}>{t("problem.times", { count: group.count })}</span>
        <Icon name="chevron" size={13} className={open ? classes.open : classes.closed} />
      </UnstyledButton>
      {open && <Examples group={group} />}
    </li>
  );
}

function Examples({ group }: { group: ProblemGroup }) {
  const { t } = useTranslation("shared");
  return (
    <ul className={classes.examples}>
      {group.examples.map((example, index) => (
        <li key={index}>
          {example.recordingId ? (
            <Link to={`/recordings/${example.recordingId}`}>
              <code>{example.file}</code>
            </Link>
          ) : (
            <code>{example.file ?? t("problem.wholeDataset")}</code>
          )}
          <Evidence problem={example} />
        </li>
      ))}
      <li>
        <code className="dim">{group.code}</code>
      </li>
    </ul>
  );
}
