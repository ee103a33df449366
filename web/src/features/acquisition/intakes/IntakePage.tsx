import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import type { Intake } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import columns from "@/shared/ui/columns.module.css";
import { Confirm } from "@/shared/ui/Confirm";
import { Loaded } from "@/shared/ui/Loaded";
import { Facts, Page } from "@/shared/ui/Page";
import { grouped, ProblemGroups } from "@/shared/ui/ProblemGroups";
import { PageSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState } from "@/shared/ui/states";
import { toast } from "@/shared/ui/Toasts";
import { UnassignedList } from "../unassigned/UnassignedList";
import { Uploads } from "../upload/Uploads";
import { IntakeState } from "./IntakeState";
import { Progress } from "./Progress";
import { useLive } from "./useLive";

/// One import: how far it is, what became of each kind of file, and what went wrong in plain words.
export function IntakePage() {
  const { id } = useParams();
  const intake = useObject<Intake>(`/intakes/${id}`);
  useLive(id, intake.data?.state);
  return (
    <Loaded query={intake} skeleton={<PageSkeleton />}>
      {(data) => <Found intake={data} />}
    </Loaded>
  );
}

function Found({ intake }: { intake: Intake }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <Page
      title={intake.dataset}
      crumbs={[
        { label: t("intakes.title"), to: "/intake" },
        { label: format.text(intake.project.title), to: `/projects/${intake.project.key}` },
      ]}
      facts={
        <Facts
          facts={[
            <IntakeState key="state" intake={intake} />,
            t("intake.started", { when: format.dateTime(intake.startedAt) }),
            intake.finishedAt && t("intake.finished", { when: format.dateTime(intake.finishedAt) }),
            intake.by,
          ]}
        />
      }
      actions={<Actions intake={intake} />}
    >
      <Uploads intake={intake.id} />
      <Progress intake={intake} />
      <div className={columns.two}>
        <Card title={t("intake.problems")} note={intake.problems.length || undefined}>
          {intake.problems.length === 0 ? (
            <EmptyState title={t(underWay(intake) ? "intake.notYet" : "intake.noProblems")}>
              {t("intake.noProblemsBody")}
            </EmptyState>
          ) : (
            <ProblemGroups groups={grouped(intake.problems)} />
          )}
        </Card>
        <Card title={t("unassigned.title")} note={intake.unassigned.length || undefined}>
          <UnassignedList items={intake.unassigned} />
        </Card>
      </div>
    </Page>
  );
}

function Actions({ intake }: { intake: Intake }) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const path = `/intakes/${intake.id}`;
  const after = () => cache.invalidateQueries({ queryKey: [path] });
  const commit = useMutation({
    mutationFn: () => json(`${path}/commit`, { method: "POST" }),
    onSuccess: after,
  });
  const discard = useMutation({
    mutationFn: () => json(path, { method: "DELETE" }),
    onSuccess: async () => {
      toast(t("intake.discarded"));
      await cache.invalidateQueries({ queryKey: ["/intakes"] });
      void navigate("/intake");
    },
  });
  const open = intake.state === "receiving" || intake.state === "failed";
  return (
    <>
      {open && (
        <Confirm
          label={t("intake.discard")}
          question={t("intake.discardQuestion")}
          act={() => discard.mutate()}
          busy={discard.isPending}
          error={discard.error}
        />
      )}
      {open && intake.files > 0 && (
        <Button variant="default" onClick={() => commit.mutate()} loading={commit.isPending}>
          {t(intake.state === "failed" ? "intake.again" : "intake.commit")}
        </Button>
      )}
      {intake.quarantined > 0 && (
        <Button variant="default" component={Link} to={`/intake/quarantine?project=${intake.project.key}`}>
          {t("intake.toQuarantine")}
        </Button>
      )}
      {intake.datasetId && (
        <Button component={Link} to={`/datasets/${intake.datasetId}`}>
          {t("intake.toDataset")}
        </Button>
      )}
    </>
  );
}

/// Whether files may still bring problems.
function underWay(intake: Intake): boolean {
  return intake.state === "receiving" || intake.state === "processing";
}
