import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Need } from "@/shared/api/types/home";
import { useFormat } from "@/shared/i18n/format";
import { useKeys } from "@/shared/keys/keys";
import { Card } from "@/shared/ui/Card";
import { EmptyState } from "@/shared/ui/states";
import { SeverityMark } from "@/shared/ui/Verdict";
import classes from "./home.module.css";

/// The next thing to do, each with the button that leads to its remedy.
export function Needs({ needs }: { needs: readonly Need[] }) {
  const { t } = useTranslation("home");
  const navigate = useNavigate();
  const first = needs[0];
  useKeys(
    { Enter: (event) => event.target === document.body && first && void navigate(first.href) },
    [{ keys: ["Enter"], label: t("keys.first") }],
    first !== undefined,
  );
  return (
    <Card title={t("needs.title")} note={needs.length || undefined}>
      {needs.length === 0 && <EmptyState title={t("needs.none")}>{t("needs.noneBody")}</EmptyState>}
      <ul className={classes.needs}>
        {needs.map((need) => (
          <NeedRow key={need.href + need.kind} need={need} />
        ))}
      </ul>
    </Card>
  );
}

function NeedRow({ need }: { need: Need }) {
  const { t } = useTranslation("home");
  const format = useFormat();
  return (
    <li>
      <SeverityMark severity={need.severity} />
      <div className={classes.words}>
        <b>{format.text(need.title)}</b>
        <span>{format.text(need.detail)}</span>
      </div>
      <Button component={Link} to={need.href} variant="default">
        {t(`needs.${need.kind}`)}
      </Button>
    </li>
  );
}
