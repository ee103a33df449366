import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { IntakeRow } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import type { Column } from "@/shared/ui/DataTable";
import classes from "../acquisition.module.css";
import { IntakeState } from "./IntakeState";
import { OutcomeBar } from "./OutcomeBar";

export function useIntakeColumns(): Column<IntakeRow>[] {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return [
    {
      id: "dataset",
      header: t("intakes.dataset"),
      cell: (row) => (
        <div className={classes.twoLines}>
          <Link to={`/intake/${row.id}`}>{row.dataset}</Link>
          <small>{format.text(row.project.title)}</small>
        </div>
      ),
    },
    { id: "state", header: t("intakes.state"), cell: (row) => <IntakeState intake={row} /> },
    {
      id: "files",
      header: t("intakes.files"),
      numeric: true,
      cell: (row) => (
        <div className={classes.twoLines}>
          {format.count(row.files)}
          <small>{format.bytes(row.bytes)}</small>
        </div>
      ),
    },
    { id: "outcome", header: t("intakes.outcome"), width: 190, cell: (row) => <OutcomeBar intake={row} /> },
    {
      id: "started",
      header: t("intakes.started"),
      wideOnly: true,
      cell: (row) => (
        <div className={classes.twoLines}>
          <time dateTime={row.startedAt} title={format.dateTime(row.startedAt)} className="nowrap">
            {format.since(row.startedAt)}
          </time>
          <small>{row.by}</small>
        </div>
      ),
    },
  ];
}
