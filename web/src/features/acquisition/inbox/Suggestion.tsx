import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { FailedNote } from "@/shared/ui/FailedNote";
import { suggested } from "./decisions";
import classes from "./inbox.module.css";
import { useDecide } from "./useDecide";
import { useWords } from "./words";

/// Where earlier decisions would send it, with the one button that does.
export function Suggestion({ arrival, done }: { arrival: Arrival; done: () => void }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const words = useWords();
  const decide = useDecide(done);
  const suggestion = arrival.suggestion;
  if (!suggestion) return null;
  const wish = suggested(arrival);
  return (
    <section className={classes.section}>
      <h3>{t("inbox.suggested")}</h3>
      <div className={classes.suggestion}>
        <span>
          {words.place(suggestion)}
          {suggestion.subject === null && ` / ${t("inbox.chooseSubject")}`}
        </span>
        {wish && (
          <Button
            size="compact-sm"
            loading={decide.isPending}
            onClick={() => decide.mutate({ arrival, choice: "reroute", wish })}
          >
            {t("inbox.sendHere")}
          </Button>
        )}
      </div>
      <p>{format.text(suggestion.because)}</p>
      {decide.isError && <FailedNote error={decide.error} />}
    </section>
  );
}
