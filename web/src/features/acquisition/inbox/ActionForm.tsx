import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/shared/api/session";
import type { ArrivalDetail, ArrivedSeries } from "@/shared/api/types/scanners";
import { FailedNote } from "@/shared/ui/FailedNote";
import { named, ready, startingWish, type Choice, type Wish } from "./decisions";
import { useSeriesName } from "./Details";
import classes from "./inbox.module.css";
import { MergeField } from "./MergeField";
import { PlaceFields, SubjectFields } from "./TargetFields";
import { useDecide } from "./useDecide";

interface ActionFormProps {
  choice: Choice;
  detail: ArrivalDetail;
  back: () => void;
  done: () => void;
}

/// What one way out needs to know, and its button.
export function ActionForm({ choice, detail, back, done }: ActionFormProps) {
  const { t } = useTranslation("acquisition");
  const { arrival } = detail;
  const [wish, setWish] = useState(() => startingWish(arrival, choice));
  const change = (some: Partial<Wish>) => setWish((before) => ({ ...before, ...some }));
  const decide = useDecide(done);
  const rules = useMayRule(wish.project) && arrival.may.rule;
  const places = choice === "reroute" || choice === "split" || (choice === "merge" && !arrival.project);
  const labels = choice === "reroute" || choice === "split" || choice === "correct";

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready(choice, arrival, wish)) decide.mutate({ arrival, choice, wish });
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <h3>{t(`inbox.action.${named(arrival, choice)}`)}</h3>
      <p>{t(`inbox.hint.${choice}`)}</p>
      {choice === "split" && (
        <SeriesChoice series={detail.series} chosen={wish.series} choose={(series) => change({ series })} />
      )}
      {places && <PlaceFields arrival={arrival} wish={wish} change={change} />}
      {choice === "merge" && <MergeField arrival={arrival} wish={wish} choose={(into) => change({ into })} />}
      {labels && <SubjectFields wish={wish} change={change} />}
      <Textarea
        label={t("inbox.reason")}
        placeholder={choice === "accept" ? undefined : t("inbox.optional")}
        required={choice === "accept"}
        withAsterisk={false}
        autosize
        minRows={choice === "accept" ? 2 : 1}
        value={wish.reason}
        onChange={(event) => change({ reason: event.target.value })}
      />
      {choice === "reroute" && rules && (
        <Checkbox
          label={t("inbox.makeRule")}
          description={t("inbox.makeRuleHint")}
          checked={wish.rule}
          onChange={(event) => change({ rule: event.target.checked })}
        />
      )}
      {decide.isError && <FailedNote error={decide.error} />}
      <div className={classes.buttons}>
        <Button
          type="submit"
          className={choice === "discard" ? "nh-danger" : undefined}
          disabled={!ready(choice, arrival, wish)}
          loading={decide.isPending}
        >
          {t(`inbox.action.${named(arrival, choice)}`)}
        </Button>
        <Button variant="default" onClick={back}>
          {t("inbox.back")}
        </Button>
      </div>
    </form>
  );
}

/// Rules into a project are for its owners and for administrators.
function useMayRule(project: string): boolean {
  const me = useMe();
  return me.administrator || me.projects.some((one) => one.key === project && one.role === "owner");
}

interface SeriesChoiceProps {
  series: readonly ArrivedSeries[];
  chosen: readonly string[];
  choose: (hashes: string[]) => void;
}

function SeriesChoice({ series, chosen, choose }: SeriesChoiceProps) {
  const { t } = useTranslation("acquisition");
  const name = useSeriesName();
  return (
    <fieldset className={classes.choice}>
      <legend>{t("inbox.choice")}</legend>
      {series.map((one) => (
        <Checkbox
          key={one.hash}
          label={name(one)}
          checked={chosen.includes(one.hash)}
          onChange={(event) =>
            choose(
              event.target.checked ? [...chosen, one.hash] : chosen.filter((other) => other !== one.hash),
            )
          }
        />
      ))}
    </fieldset>
  );
}
