import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import { SeverityMark } from "@/shared/ui/Verdict";
import { suggested } from "./decisions";
import classes from "./inbox.module.css";
import { useWords } from "./words";

interface ColumnsProps {
  /// Carries out what is suggested.
  take: (arrival: Arrival) => void;
  /// The arrival that is being decided on.
  busy: string | null;
}

export function useColumns({ take, busy }: ColumnsProps): Column<Arrival>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return [
    { id: "cause", header: t("inbox.cause"), width: "30%", cell: (row) => <Cause row={row} /> },
    { id: "study", header: t("inbox.study"), grow: true, cell: (row) => <Study row={row} /> },
    {
      id: "target",
      header: t("inbox.target"),
      width: "30%",
      cell: (row) => <Target row={row} take={take} busy={busy === row.id} />,
    },
    {
      id: "since",
      header: t("inbox.since"),
      width: 110,
      cell: (row) => <span className="dim nowrap">{format.since(row.lastAt)}</span>,
    },
  ];
}

/// All of it below one another, for a phone.
export function useStacked({ take, busy }: ColumnsProps): Column<Arrival>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return [
    {
      id: "study",
      header: t("inbox.study"),
      grow: true,
      cell: (row) => (
        <div className={classes.stacked}>
          <Cause row={row} />
          <Study row={row} />
          <Target row={row} take={take} busy={busy === row.id} />
          <small className="dim">{format.since(row.lastAt)}</small>
        </div>
      ),
    },
  ];
}

function Cause({ row }: { row: Arrival }) {
  const format = useFormat();
  return (
    <div className={classes.cause}>
      <SeverityMark severity={row.problems[0]?.severity ?? "warning"} />
      <b>{format.text(row.cause?.title)}</b>
    </div>
  );
}

function Study({ row }: { row: Arrival }) {
  const words = useWords();
  return (
    <div className={classes.cell}>
      <span>{words.from(row)}</span>
      <small>{words.size(row)}</small>
    </div>
  );
}

function Target({ row, take, busy }: { row: Arrival; take: (row: Arrival) => void; busy: boolean }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const words = useWords();
  if (!row.suggestion) {
    return row.project ? <span>{words.place(row)}</span> : <span className="dim">{t("inbox.nowhere")}</span>;
  }
  return (
    <div className={classes.suggestion} title={format.text(row.suggestion.because)}>
      <span>
        <span className="dim">{t("inbox.suggested")}</span> {words.place(row.suggestion)}
        {row.suggestion.subject === null && ` / ${t("inbox.chooseSubject")}`}
      </span>
      {suggested(row) && (
        <Button size="compact-sm" loading={busy} onClick={() => take(row)}>
          {t("inbox.sendHere")}
        </Button>
      )}
    </div>
  );
}
