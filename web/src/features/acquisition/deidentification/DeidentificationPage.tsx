import { Button, Checkbox, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useSession } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { Loaded } from "@/shared/ui/Loaded";
import { Page } from "@/shared/ui/Page";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import classes from "./deidentification.module.css";
import {
  OPTIONS,
  same,
  toggled,
  useProfile,
  useSaveProfile,
  type Chosen,
  type OptionKey,
  type Profile,
} from "./profile";

/// What is kept of a project's DICOM beyond the basic profile, and whether what came is kept as it came.
export function DeidentificationPage() {
  const { t } = useTranslation("acquisition");
  const { key = "" } = useParams();
  const format = useFormat();
  const title = useSession().data?.projects.find((one) => one.key === key)?.title;
  const profile = useProfile(key);
  return (
    <Page
      title={t("deidentification.title")}
      facts={t("deidentification.facts")}
      crumbs={[{ label: title ? format.text(title) : key, to: `/projects/${encodeURIComponent(key)}` }]}
    >
      <Loaded query={profile} skeleton={<BlockSkeleton height={480} />}>
        {(data) => <Form key={JSON.stringify(data)} project={key} profile={data} />}
      </Loaded>
    </Page>
  );
}

function Form({ project, profile }: { project: string; profile: Profile }) {
  const { t } = useTranslation("acquisition");
  const [chosen, setChosen] = useState<Chosen>(profile);
  const save = useSaveProfile(project);
  const changed = !same(chosen, profile);

  function submit(event: React.FormEvent) {
    event.preventDefault();
    save.mutate(chosen);
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      {!profile.mine && <p className={classes.note}>{t("deidentification.readOnly")}</p>}
      <Card title={t("deidentification.options")} note={t("deidentification.optionsNote")}>
        <ul className={classes.options}>
          {OPTIONS.map((key) => (
            <Option
              key={key}
              option={key}
              known={profile.known.find((one) => one.key === key)}
              chosen={chosen.options.includes(key)}
              choose={
                profile.mine
                  ? () => setChosen((now) => ({ ...now, options: toggled(now.options, key) }))
                  : null
              }
            />
          ))}
        </ul>
      </Card>
      <Card title={t("deidentification.originals")} padded>
        <Originals
          kept={chosen.keepOriginals}
          change={profile.mine ? (keepOriginals) => setChosen((now) => ({ ...now, keepOriginals })) : null}
        />
      </Card>
      {profile.mine && (
        <div className={classes.bar}>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t("deidentification.save")}
          </Button>
          {changed && (
            <>
              <Button variant="default" onClick={() => setChosen(profile)}>
                {t("deidentification.discard")}
              </Button>
              <span className={classes.note}>{t("deidentification.unsaved")}</span>
            </>
          )}
        </div>
      )}
      {save.isError && <FailedNote error={save.error} />}
    </form>
  );
}

interface OptionProps {
  option: OptionKey;
  known: Profile["known"][number] | undefined;
  chosen: boolean;
  choose: (() => void) | null;
}

function Option({ option, known, chosen, choose }: OptionProps) {
  const { t } = useTranslation("acquisition");
  return (
    <li>
      <Checkbox
        checked={chosen}
        disabled={choose === null}
        onChange={() => choose?.()}
        classNames={{ label: classes.name, description: classes.meaning }}
        label={t(`deidentification.option.${option}.name`)}
        description={t(`deidentification.option.${option}.meaning`)}
      />
      {known && (
        <small>
          <code>{known.code}</code> {known.meaning}
        </small>
      )}
    </li>
  );
}

interface OriginalsProps {
  kept: boolean;
  change: ((kept: boolean) => void) | null;
}

function Originals({ kept, change }: OriginalsProps) {
  const { t } = useTranslation("acquisition");
  return (
    <div className={classes.originals}>
      {change ? (
        <Switch
          checked={kept}
          onChange={(event) => change(event.currentTarget.checked)}
          classNames={{ description: classes.meaning }}
          label={t("deidentification.keep")}
          description={t("deidentification.keepMeaning")}
        />
      ) : (
        <b>{t(kept ? "deidentification.kept" : "deidentification.notKept")}</b>
      )}
      <ul className={change ? `${classes.consequences} ${classes.beside}` : classes.consequences}>
        <li>{t("deidentification.keepWho")}</li>
        <li>{t("deidentification.keepWhen")}</li>
        <li>{t("deidentification.keepMove")}</li>
      </ul>
    </div>
  );
}
