import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { TableProfile } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { FailedState } from "@/shared/ui/states";
import classes from "./tables.module.css";
import { VariableChart } from "./VariableChart";

const SHOWN = 5;

/// The first variables of a table as small charts in a row.
export function ProfileStrip({ tableId, load }: { tableId: string; load: boolean }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const profile = useObject<TableProfile>(
    `/tables/${tableId}/profile`,
    {},
    { enabled: load, staleTime: 600_000 },
  );
  if (profile.isError) return <FailedState error={profile.error} retry={() => void profile.refetch()} />;
  if (!profile.data) {
    return (
      <div className={classes.strip}>
        <Skeleton height={64} />
      </div>
    );
  }
  const drawn = profile.data.variables.filter(
    (one) => one.histogram.length > 0 || Object.keys(one.counts).length > 0,
  );
  const rest = profile.data.variables.length - Math.min(SHOWN, drawn.length);
  return (
    <div className={classes.strip}>
      {drawn.slice(0, SHOWN).map((variable) => (
        <div key={variable.name} className={classes.small}>
          <code title={format.text(variable.label) || variable.name}>{variable.name}</code>
          <VariableChart variable={variable} rows={profile.data.rows} small />
        </div>
      ))}
      {rest > 0 && (
        <Link className={classes.rest} to={`/tables/${tableId}`}>
          {t("tables.rest", { count: rest })}
        </Link>
      )}
    </div>
  );
}
