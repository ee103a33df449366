import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConvertedStudy, NamedImage, NamingTrial } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Tag } from "@/shared/ui/Chip";
import { FailedNote } from "@/shared/ui/FailedNote";
import { EmptyState } from "@/shared/ui/states";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "./naming.module.css";
import type { Filled } from "./rules";
import { useTry } from "./useNaming";

interface TryOutProps {
  project: string;
  studies: readonly ConvertedStudy[];
  rules: readonly Filled[];
}

/// What the rules as they stand on the page make of a study; nothing is changed.
export function TryOut({ project, studies, rules }: TryOutProps) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const [study, setStudy] = useState(studies[0]?.studyUid ?? null);
  const trial = useTry(project, rules);
  if (studies.length === 0) {
    return (
      <Card title={t("naming.try.title")}>
        <EmptyState title={t("naming.try.none")}>{t("naming.try.noneBody")}</EmptyState>
      </Card>
    );
  }
  const label = (one: ConvertedStudy) =>
    [
      one.subject,
      one.session && `ses-${one.session}`,
      one.dataset,
      format.dateTime(one.convertedAt),
      one.unnamed > 0 && t("naming.try.unnamed", { count: one.unnamed }),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <Card title={t("naming.try.title")} note={t("naming.try.facts")}>
      <form
        className={classes.try}
        onSubmit={(event) => {
          event.preventDefault();
          if (study) trial.mutate(study);
        }}
      >
        <Select
          aria-label={t("naming.try.study")}
          allowDeselect={false}
          searchable
          data={studies.map((one) => ({ value: one.studyUid, label: label(one) }))}
          value={study}
          onChange={setStudy}
        />
        <Button type="submit" variant="default" loading={trial.isPending}>
          {t("naming.try.run")}
        </Button>
      </form>
      {trial.isError && (
        <div className={classes.failed}>
          <FailedNote error={trial.error} />
        </div>
      )}
      {trial.data && <Result trial={trial.data} />}
    </Card>
  );
}

const SHAPES = { named: "passed", excluded: "unknown", unnamed: "warned", failed: "rejected" } as const;

const OUTCOMES = {
  named: "naming.try.named",
  excluded: "naming.try.excluded",
  unnamed: "naming.try.outcomeUnnamed",
  failed: "naming.try.failed",
} as const;

function Result({ trial }: { trial: NamingTrial }) {
  const { t } = useTranslation("acquisition");
  return (
    <table className={classes.result} aria-label={t("naming.try.result")}>
      <thead>
        <tr>
          <th scope="col">{t("naming.try.series")}</th>
          <th scope="col">{t("naming.try.name")}</th>
          <th scope="col">{t("naming.rule")}</th>
        </tr>
      </thead>
      <tbody>
        {trial.images.map((image) => (
          <Row key={`${image.seriesUid} ${image.position}`} image={image} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ image }: { image: NamedImage }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const { facts } = image;
  const about = facts && [
    facts.sequence,
    facts.kind && t(`naming.kind.${facts.kind}`),
    facts.volumes > 1 && t("naming.try.volumes", { count: facts.volumes }),
    facts.direction,
  ];
  return (
    <tr>
      <td>
        <b>
          {facts ? `${facts.seriesNumber} · ` : ""}
          {(facts?.description ?? "") || facts?.protocol || t("naming.try.noImage")}
        </b>
        <small>{about ? about.filter(Boolean).join(" · ") : null}</small>
      </td>
      <td>
        <span className={classes.outcome}>
          <VerdictShape verdict={SHAPES[image.outcome]} />
          {image.name ? (
            <code>{image.name}</code>
          ) : (
            <span>
              {image.missing
                ? t("naming.try.missing", { entity: image.missing })
                : t(OUTCOMES[image.outcome])}
            </span>
          )}
          {image.name !== image.before && <Tag>{t("naming.try.changed")}</Tag>}
        </span>
      </td>
      <td className="dim">{format.text(image.rule)}</td>
    </tr>
  );
}
