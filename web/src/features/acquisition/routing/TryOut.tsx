import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import type { Trial, TrialStep } from "@/shared/api/types/scanners";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { VerdictShape } from "@/shared/ui/Verdict";
import { FIELDS, sent, type Field, type Filled } from "./rules";
import classes from "./routing.module.css";

/// A dry run of the rules as they are.
export function TryOut() {
  const { t } = useTranslation("acquisition");
  return (
    <Card title={t("routing.try.title")} note={t("routing.try.facts")}>
      <Samples rule={null} replaces={null} />
    </Card>
  );
}

const NOTHING: Record<Field, string> = {
  callingAe: "",
  station: "",
  institution: "",
  study: "",
  protocol: "",
  patientId: "",
};

/// Asks which rule would decide about a study; **rule** is not saved and stands in the place of **replaces** or last.
export function Samples({ rule, replaces }: { rule: Filled | null; replaces: string | null }) {
  const { t } = useTranslation("acquisition");
  const [sample, setSample] = useState(NOTHING);
  const trial = useMutation({
    mutationFn: () =>
      json<Trial>("/dicom/rules/try", {
        method: "POST",
        body: { sample, rule: rule && sent(rule), replaces },
      }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    trial.mutate();
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <fieldset>
        {rule !== null || replaces !== null ? <legend>{t("routing.try.title")}</legend> : null}
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`routing.field.${field}`)}
            value={sample[field]}
            onChange={(event) => setSample((before) => ({ ...before, [field]: event.target.value }))}
          />
        ))}
      </fieldset>
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={trial.isPending}>
          {t("routing.try.run")}
        </Button>
      </div>
      {trial.isError && <FailedNote error={trial.error} />}
      {trial.data && <Result trial={trial.data} />}
    </form>
  );
}

function Result({ trial }: { trial: Trial }) {
  const { t } = useTranslation("acquisition");
  const decided = trial.steps.at(-1);
  const nothing = !trial.elsewhere && decided?.outcome !== "matched" && decided?.outcome !== "unlabelled";
  return (
    <ol className={classes.steps} role="status">
      {trial.steps.map((step, index) => (
        <Step key={step.id ?? index} step={step} trial={trial} />
      ))}
      {trial.elsewhere && (
        <li>
          <VerdictShape verdict="warned" />
          <span>{t("routing.try.elsewhere")}</span>
        </li>
      )}
      {nothing && (
        <li>
          <VerdictShape verdict="warned" />
          <span>{t("routing.try.nothing")}</span>
        </li>
      )}
    </ol>
  );
}

const SHAPES = { matched: "passed", unlabelled: "warned", differs: "unknown", off: "unknown" } as const;

function Step({ step, trial }: { step: TrialStep; trial: Trial }) {
  const { t } = useTranslation("acquisition");
  const { target } = trial;
  const place = target && [
    target.project?.key,
    target.dataset,
    target.subject ?? t("inbox.auto"),
    target.session && `ses-${target.session}`,
  ];
  const field = step.field ? t(`routing.field.${step.field as Field | "subject" | "session"}`) : "";
  return (
    <li>
      <VerdictShape verdict={SHAPES[step.outcome]} />
      <span>
        <b>{step.name}</b> {step.id === null && t("routing.try.unsaved")}{" "}
        {t(`routing.try.${step.outcome}`, {
          target: place?.filter(Boolean).join(" / "),
          field,
          pattern: step.pattern,
        })}
      </span>
    </li>
  );
}
