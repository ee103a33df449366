import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import classes from "./board.module.css";
import type { Board } from "./types";

/// The server is silent: the lights may be old.
export function Lost({ seconds }: { seconds: number }) {
  const { t } = useTranslation("acquisition");
  return (
    <div className={classes.lost} role="alert">
      <b>{t("board.lost")}</b>
      <span>{t("board.lostSince", { count: seconds })}</span>
    </div>
  );
}

/// What wants somebody, for those who hear the page.
export function Spoken({ board }: { board: Board }) {
  const format = useFormat();
  const words = board.scanners
    .map(
      ({ visits: [current] }) =>
        current?.words[0] && `${current.subject ?? ""} ${format.text(current.words[0].headline)}`,
    )
    .filter(Boolean);
  return (
    <div className="visually-hidden" role="status">
      {words.join("; ")}
    </div>
  );
}
