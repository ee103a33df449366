import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FailedNote } from "@/shared/ui/FailedNote";
import styles from "./apart.module.css";

/// Ages or dates: only for who may see identities.
export function CalendarSwitch({
  on,
  onChange,
  busy,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  busy: boolean;
}) {
  const { t } = useTranslation("subject");
  return (
    <Button
      size="compact-xs"
      variant={on ? "light" : "default"}
      aria-pressed={on}
      loading={busy}
      onClick={() => onChange(!on)}
    >
      {t("calendar.switch")}
    </Button>
  );
}

/// Where the dates come from, or why there are none; that the look was written down.
export function CalendarNote({ birth, apart }: { birth: UseQueryResult<Date | null>; apart: boolean }) {
  const { t } = useTranslation("subject");
  if (birth.isError) return <FailedNote error={birth.error} />;
  if (birth.data === undefined) return null;
  const words = birth.data === null ? "calendar.none" : apart ? "calendar.apart" : "calendar.how";
  return (
    <p className={styles.calendar} role="status">
      {t(words)}
    </p>
  );
}
