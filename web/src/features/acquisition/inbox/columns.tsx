import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import { SeverityMark } from "@/shared/ui/Verdict";
import { suggested } from "./decisions";
import classes from "./inbox.module.css";
import { useWords } from "./words";

/// - **take** carries out what is suggested · **busy** the arrival that is being decided on
export function useColumns(take: (arrival: Arrival) => void, busy: string | null): Column<Arrival>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const words = useWords();
  return [
    {
      id: "cause",
      header: t("inbox.cause"),
      width: "30%",
      cell: (row) => (
        <div className={classes.cause}>
          <SeverityMark severity={row.problems[0]?.severity ?? "warning"} />
          <b>{format.text(row.cause?.title)}</b>
        </div>
      ),
    },
    {
      id: "study",
      header: t("inbox.study"),
      grow: true,
      cell: (row) => (
        <div className={classes.cell}>
          <span>{words.from(row)}</span>
          <small>{words.size(row)}</small>
        </div>
      ),
    },
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
