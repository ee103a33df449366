import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Naming } from "@/shared/api/types/scanners";
import { Card } from "@/shared/ui/Card";
import { Confirm } from "@/shared/ui/Confirm";
import { FailedNote } from "@/shared/ui/FailedNote";
import { Loaded } from "@/shared/ui/Loaded";
import { Page } from "@/shared/ui/Page";
import { WithPanel } from "@/shared/ui/SidePanel";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import classes from "./naming.module.css";
import { RuleList } from "./RuleList";
import { RulePanel } from "./RulePanel";
import { complete, empty, filled, moved, type Filled } from "./rules";
import { TryOut } from "./TryOut";
import { useAffected, useApply, useNaming, useSaveRules } from "./useNaming";

/// How converted series of a project get their BIDS names: rules in their order, tried on real studies.
export function NamingPage() {
  const { key = "" } = useParams();
  const naming = useNaming(key);
  return (
    <Loaded query={naming} skeleton={<PageSkeleton />}>
      {(data) => <Rules key={data.version ?? "shipped"} project={key} naming={data} />}
    </Loaded>
  );
}

function Rules({ project, naming }: { project: string; naming: Naming }) {
  const { t } = useTranslation("acquisition");
  const [rules, setRules] = useState(() => naming.rules.map(filled));
  const [changed, setChanged] = useState(false);
  const [open, setOpen] = useState<number | null>(null);
  const save = useSaveRules(project, naming.version, () => setChanged(false));
  const edit = (next: Filled[]) => {
    setRules(next);
    setChanged(true);
  };
  function add() {
    const id = Math.max(-1, ...rules.map((rule) => rule.id)) + 1;
    edit([empty(id), ...rules]);
    setOpen(id);
  }
  function discard() {
    setRules(naming.rules.map(filled));
    setChanged(false);
    setOpen(null);
    save.reset();
  }
  const chosen = rules.find((rule) => rule.id === open);
  return (
    <Page
      title={t("naming.title")}
      facts={t("naming.facts")}
      crumbs={[{ label: project, to: `/projects/${project}` }]}
      actions={
        naming.editable && (
          <>
            {!naming.shipped && !changed && (
              <Confirm
                label={t("naming.restore")}
                question={t("naming.restoreQuestion")}
                busy={save.isPending}
                error={save.error}
                act={() => save.mutate([])}
              />
            )}
            <Button variant={changed ? "default" : "filled"} onClick={add}>
              {t("naming.add")}
            </Button>
          </>
        )
      }
      notice={
        <Notices
          project={project}
          naming={naming}
          unsaved={
            changed && (
              <>
                <Button
                  disabled={!rules.every(complete)}
                  loading={save.isPending}
                  onClick={() => save.mutate(rules)}
                >
                  {t("naming.save")}
                </Button>
                <Button variant="default" onClick={discard}>
                  {t("naming.discard")}
                </Button>
                {save.isError && <FailedNote error={save.error} />}
              </>
            )
          }
        />
      }
    >
      <WithPanel
        list={
          <>
            <TryOut project={project} studies={naming.studies} rules={rules} />
            <Card
              title={t("naming.rules")}
              note={naming.shipped ? t("naming.shipped") : t("naming.count", { count: rules.length })}
            >
              <RuleList
                rules={rules}
                chosen={open}
                open={setOpen}
                move={naming.editable ? (id, step) => edit(moved(rules, id, step)) : null}
              />
            </Card>
          </>
        }
        panel={
          chosen && (
            <RulePanel
              key={chosen.id}
              rule={chosen}
              names={naming.names}
              readOnly={!naming.editable}
              change={(some) =>
                edit(rules.map((rule) => (rule.id === chosen.id ? { ...rule, ...some } : rule)))
              }
              remove={() => {
                edit(rules.filter((rule) => rule.id !== chosen.id));
                setOpen(null);
              }}
              close={() => setOpen(null)}
            />
          )
        }
      />
    </Page>
  );
}

interface NoticesProps {
  project: string;
  naming: Naming;
  unsaved: React.ReactNode;
}

/// What is not saved yet, and earlier studies that are named otherwise.
function Notices({ project, naming, unsaved }: NoticesProps) {
  const { t } = useTranslation("acquisition");
  const apply = useApply(project);
  const affected = useAffected(project, naming.editable).data?.studies ?? 0;
  if (unsaved) {
    return (
      <div className={classes.notice} role="status">
        <span>{t("naming.unsaved")}</span>
        {unsaved}
      </div>
    );
  }
  if (affected > 0 && naming.editable) {
    return (
      <div className={classes.notice} role="status">
        <span>{t("naming.affected", { count: affected })}</span>
        <Confirm
          label={t("naming.apply")}
          question={t("naming.applyQuestion", { count: affected })}
          busy={apply.isPending}
          error={apply.error}
          act={() => apply.mutate()}
        />
      </div>
    );
  }
  return naming.editable ? null : <p className={classes.notice}>{t("naming.readOnly")}</p>;
}
