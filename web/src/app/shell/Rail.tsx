import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { useObject } from "@/shared/api/pages";
import { waitingAt } from "@/shared/api/needs";
import type { Home } from "@/shared/api/types/home";
import { useFormat } from "@/shared/i18n/format";
import { Icon, Mark, type IconName } from "@/shared/ui/icons";
import { useMe, useOwns } from "@/shared/api/session";
import classes from "./shell.module.css";

/// Only what exists and what this person may use.
export function Rail() {
  const { t } = useTranslation("app");
  const owner = useOwns();
  const me = useMe();
  const contributes = me.administrator || me.projects.some((project) => project.role !== "reader");
  const home = useObject<Home>("/home", {}, { staleTime: 30_000 });
  const waiting = waitingAt(home.data, "inbox", "quarantine", "unassigned");
  return (
    <nav className={classes.rail} aria-label={t("nav.label")}>
      <Link to="/" className={classes.brand}>
        <Mark />
        <span>{t("brand")}</span>
        <small>{t("brandOther")}</small>
      </Link>
      <Item to="/" icon="home" word={t("nav.home")} end />
      <div className={classes.section}>{t("nav.data")}</div>
      <Item to="/datasets" icon="datasets" word={t("nav.datasets")} />
      <Item to="/subjects" icon="subjects" word={t("nav.subjects")} />
      <Item to="/studies" icon="screen" word={t("nav.studies")} />
      <Item to="/intake" icon="intake" word={t("nav.intake")} count={waiting} countWord={t("nav.waiting")} />
      {contributes && <Item to="/board" icon="board" word={t("nav.board")} />}
      <div className={classes.section}>{t("nav.together")}</div>
      <Item to="/projects" icon="projects" word={t("nav.projects")} />
      {owner && <Item to="/people" icon="people" word={t("nav.people")} />}
      {owner && <Item to="/audit" icon="audit" word={t("nav.audit")} />}
      {home.data && <Foot home={home.data} />}
    </nav>
  );
}

interface ItemProps {
  to: string;
  icon: IconName;
  word: string;
  end?: boolean;
  count?: number;
  countWord?: string;
}

function Item({ to, icon, word, end, count = 0, countWord }: ItemProps) {
  return (
    <NavLink to={to} end={end} className={({ isActive }) => (isActive ? classes.on : undefined)} title={word}>
      <Icon name={icon} />
      <span>{word}</span>
      {count > 0 && (
        <b className={classes.count}>
          {count}
          <span className="visually-hidden"> {countWord}</span>
        </b>
      )}
    </NavLink>
  );
}

function Foot({ home }: { home: Home }) {
  const { t } = useTranslation("app");
  const format = useFormat();
  const lag = home.lag && t("foot.lag", { seconds: format.number(home.lag.seconds) });
  const sealed = home.audit?.sealedAt && t("foot.sealed", { time: format.time(home.audit.sealedAt) });
  return (
    <div className={classes.foot}>
      {lag && <div>{lag}</div>}
      {sealed && <div>{sealed}</div>}
    </div>
  );
}
