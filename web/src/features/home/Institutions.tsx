import { useTranslation } from "react-i18next";
import type { Home } from "@/shared/api/types/home";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { QualityBar } from "@/shared/ui/QualityBar";
import { EmptyState } from "@/shared/ui/states";
import classes from "./home.module.css";

export function Institutions({ rows }: { rows: Home["institutions"] }) {
  const { t } = useTranslation("home");
  const format = useFormat();
  return (
    <Card title={t("institutions.title")} note={t("institutions.note")} padded={rows.length > 0}>
      {rows.length === 0 && (
        <EmptyState title={t("institutions.none")}>{t("institutions.noneBody")}</EmptyState>
      )}
      <div className={classes.institutions}>
        {rows.map((row) => (
          <div key={row.key}>
            <span title={format.text(row.name)}>{format.text(row.name)}</span>
            <QualityBar counts={row} wide />
          </div>
        ))}
      </div>
    </Card>
  );
}
