import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Card } from "@/shared/ui/Card";
import { Icon } from "@/shared/ui/icons";
import classes from "./protocol.module.css";
import { emptyTarget, isText, type FormSeries, type FormTarget } from "./reference";
import { PARAMETERS, type ParameterName } from "./types";

const UNITS: Partial<Record<ParameterName, string>> = {
  repetitionTime: "ms",
  echoTimes: "ms",
  inversionTimes: "ms",
  flipAngle: "°",
  voxelSize: "mm",
  bValues: "s/mm²",
  fieldStrength: "T",
};

interface Props {
  series: FormSeries;
  wrong: ReadonlySet<string>;
  change: ((next: FormSeries | null) => void) | null;
}

/// One expected series: what it is called, how it is found, and what its parameters should be.
export function SeriesFields({ series, wrong, change }: Props) {
  const { t } = useTranslation("acquisition");
  const field = (name: "name" | "pattern" | "count") => ({
    label: t(`protocol.${name}`),
    value: series[name],
    readOnly: change === null,
    error: wrong.has(`${series.id}.${name}`) && t("protocol.check"),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      change?.({ ...series, [name]: event.target.value }),
  });
  const put = (id: number, next: FormTarget | null) =>
    change?.({
      ...series,
      targets: series.targets.flatMap((one) => (one.id !== id ? [one] : next ? [next] : [])),
    });
  return (
    <Card>
      <fieldset className={classes.series}>
        <legend className="visually-hidden">{series.name || t("protocol.newSeries")}</legend>
        <div className={classes.head}>
          <TextInput {...field("name")} placeholder="T1w" maxLength={100} />
          <TextInput
            {...field("pattern")}
            placeholder="*t1*mprage*"
            description={t("protocol.patternHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            maxLength={200}
          />
          <TextInput {...field("count")} inputMode="numeric" />
        </div>
        {series.targets.map((target) => (
          <TargetFields
            key={target.id}
            target={target}
            wrong={wrong}
            change={change && ((next) => put(target.id, next))}
          />
        ))}
        {change && (
          <div className={classes.bar}>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => change({ ...series, targets: [...series.targets, emptyTarget()] })}
            >
              {t("protocol.addTarget")}
            </Button>
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => change(null)}>
              {t("protocol.removeSeries")}
            </Button>
          </div>
        )}
      </fieldset>
    </Card>
  );
}

interface TargetProps {
  target: FormTarget;
  wrong: ReadonlySet<string>;
  change: ((next: FormTarget | null) => void) | null;
}

function TargetFields({ target, wrong, change }: TargetProps) {
  const { t } = useTranslation("acquisition");
  const fault = (name: string) => wrong.has(`${target.id}.${name}`) && t("protocol.check");
  const unit = target.parameter === "" ? undefined : UNITS[target.parameter];
  const text = isText(target.parameter);
  return (
    <div className={classes.target}>
      <NativeSelect
        label={t("protocol.parameter")}
        value={target.parameter}
        disabled={change === null}
        error={fault("parameter")}
        data={[
          { value: "", label: t("protocol.choose") },
          ...PARAMETERS.map((one) => ({ value: one, label: t(`protocol.parameters.${one}`) })),
        ]}
        onChange={(event) => change?.({ ...target, parameter: event.target.value as ParameterName | "" })}
      />
      <TextInput
        label={text ? t("protocol.texts") : t("protocol.values")}
        value={target.values}
        readOnly={change === null}
        error={fault("values")}
        rightSection={unit && <span className={classes.unit}>{unit}</span>}
        rightSectionWidth={unit ? 52 : 0}
        onChange={(event) => change?.({ ...target, values: event.target.value })}
      />
      {!text && (
        <TextInput
          label={t("protocol.tolerance")}
          value={target.tolerance}
          placeholder="0"
          readOnly={change === null}
          inputMode="decimal"
          error={fault("tolerance")}
          leftSection="±"
          onChange={(event) => change?.({ ...target, tolerance: event.target.value })}
        />
      )}
      <Checkbox
        className={classes.checked}
        label={t("protocol.checked")}
        title={t("protocol.checkedHint")}
        checked={target.checked}
        disabled={change === null}
        onChange={(event) => change?.({ ...target, checked: event.target.checked })}
      />
      {change && (
        <Button
          className={classes.remove}
          variant="subtle"
          color="gray"
          aria-label={t("protocol.removeTarget")}
          title={t("protocol.removeTarget")}
          onClick={() => change(null)}
        >
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
