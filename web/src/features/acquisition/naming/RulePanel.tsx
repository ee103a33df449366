import { Button, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BidsName } from "@/shared/api/types/scanners";
import { SidePanel } from "@/shared/ui/SidePanel";
import classes from "./naming.module.css";
import { DIMENSIONS, entitiesOf, KINDS, NUMBERS, PATTERNS, retargeted, type Filled } from "./rules";

interface RulePanelProps {
  rule: Filled;
  names: readonly BidsName[];
  readOnly: boolean;
  change: (some: Partial<Filled>) => void;
  remove: () => void;
  close: () => void;
}

/// The form of one rule; what is written there is in the list at once, and saved with all of it.
export function RulePanel({ rule, names, readOnly, change, remove, close }: RulePanelProps) {
  const { t } = useTranslation("acquisition");
  return (
    <SidePanel
      title={readOnly ? t("naming.rule") : t("naming.edit")}
      close={close}
      actions={
        !readOnly && (
          <Button variant="default" onClick={remove}>
            {t("naming.remove")}
          </Button>
        )
      }
    >
      <fieldset className={classes.form} disabled={readOnly}>
        <TextInput
          label={t("naming.name")}
          value={rule.name}
          maxLength={120}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Conditions rule={rule} change={change} />
        <Outcome rule={rule} names={names} change={change} />
      </fieldset>
    </SidePanel>
  );
}

type FormProps = Pick<RulePanelProps, "rule" | "change">;

function Conditions({ rule, change }: FormProps) {
  const { t } = useTranslation("acquisition");
  return (
    <>
      <fieldset>
        <legend>{t("naming.conditions")}</legend>
        {PATTERNS.map((field) => (
          <TextInput
            key={field}
            label={t(`naming.field.${field}`)}
            placeholder={t("naming.any")}
            value={rule[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        ))}
        <Select
          label={t("naming.field.dimension")}
          placeholder={t("naming.any")}
          clearable
          data={[...DIMENSIONS]}
          value={rule.dimension || null}
          onChange={(value) => change({ dimension: value ?? "" })}
        />
        <Select
          label={t("naming.field.kind")}
          placeholder={t("naming.ordinary")}
          clearable
          data={kinds(rule.kind).map((value) => ({
            value,
            label: value.includes("|") ? value : t(`naming.kind.${value as (typeof KINDS)[number]}`),
          }))}
          value={rule.kind || null}
          onChange={(value) => change({ kind: value ?? "" })}
        />
        <Select
          label={t("naming.field.diffusion")}
          placeholder={t("naming.any")}
          clearable
          data={(["yes", "no"] as const).map((value) => ({ value, label: t(`naming.${value}`) }))}
          value={rule.diffusion || null}
          onChange={(value) => change({ diffusion: (value ?? "") as Filled["diffusion"] })}
        />
        {NUMBERS.map((field) => (
          <TextInput
            key={field}
            label={t(`naming.field.${field}`)}
            placeholder={t("naming.any")}
            inputMode="decimal"
            value={rule[field]}
            error={rule[field].trim() !== "" && !(Number(rule[field]) >= 0) && t("naming.notANumber")}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        ))}
      </fieldset>
      <p className={classes.hint}>{t("naming.patternHint")}</p>
    </>
  );
}

/// Several kinds in one rule stay together.
function kinds(current: string): string[] {
  return current.includes("|") ? [...KINDS, current] : [...KINDS];
}

function Outcome({ rule, names, change }: FormProps & { names: readonly BidsName[] }) {
  const { t } = useTranslation("acquisition");
  const name = names.find((one) => `${one.datatype}/${one.suffix}` === rule.target);
  return (
    <>
      <Select
        label={t("naming.then")}
        allowDeselect={false}
        data={(["name", "words", "exclude"] as const).map((value) => ({
          value,
          label: t(`naming.as.${value}`),
        }))}
        value={rule.as}
        onChange={(value) => change({ as: (value ?? "name") as Filled["as"] })}
      />
      {rule.as === "name" && (
        <>
          <Select
            label={t("naming.target")}
            allowDeselect={false}
            searchable
            data={names.map((one) => `${one.datatype}/${one.suffix}`)}
            value={rule.target || null}
            onChange={(value) => value && change(retargeted(rule, value, names))}
          />
          <fieldset>
            <legend>{t("naming.entities")}</legend>
            {entitiesOf(name).map((entity) => (
              <TextInput
                key={entity}
                label={`${entity}-`}
                placeholder={name?.required.includes(entity) ? t("naming.required") : t("naming.none")}
                value={rule.entities[entity] ?? ""}
                onChange={(event) => change({ entities: { ...rule.entities, [entity]: event.target.value } })}
              />
            ))}
          </fieldset>
          <p className={classes.hint}>{t("naming.entityHint")}</p>
        </>
      )}
    </>
  );
}
