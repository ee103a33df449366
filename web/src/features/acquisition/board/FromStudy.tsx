import { Autocomplete, Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import { toast } from "@/shared/ui/Toasts";
import classes from "./protocol.module.css";
import type { Board, Reference, ReferenceSeries } from "./types";

interface Props {
  project: string;
  take: (series: ReferenceSeries[]) => void;
}

/// Fills the form from a study that is as it should be; saved only when the form is.
export function FromStudy({ project, take }: Props) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const [study, setStudy] = useState("");
  const board = useObject<Board>("/dicom/board", { project }, { staleTime: 30_000 });
  const recent = (board.data?.scanners ?? [])
    .flatMap((scanner) => scanner.visits)
    .filter((visit) => visit.studyUid !== null && visit.complete);
  const draw = useMutation({
    mutationFn: (uid: string) =>
      json<Reference>(`/dicom/projects/${encodeURIComponent(project)}/reference/from-study`, {
        method: "POST",
        body: { study: uid },
      }),
    onSuccess: ({ series }) => {
      take(series);
      toast(t("protocol.drawn", { count: series.length }));
    },
  });
  const named = new Map(
    recent.map((visit) => [visit.studyUid, `${visit.subject ?? ""} · ${format.time(visit.lastAt)}`]),
  );
  return (
    <Card title={t("protocol.fromStudy")} padded>
      <div className={classes.draw}>
        <Autocomplete
          label={t("protocol.study")}
          description={t("protocol.studyHint")}
          placeholder="2.25.…"
          value={study}
          onChange={setStudy}
          data={[...named.keys()].filter((uid) => uid !== null)}
          renderOption={({ option }) => (
            <span>
              {named.get(option.value)} <code>{option.value.slice(0, 18)}…</code>
            </span>
          )}
          filter={({ options }) => options}
        />
        <Button
          variant="default"
          loading={draw.isPending}
          disabled={study.trim() === ""}
          onClick={() => draw.mutate(study.trim())}
        >
          {t("protocol.draw")}
        </Button>
      </div>
      {draw.isError && (
        <div className={classes.failed}>
          <FailedNote error={draw.error} />
        </div>
      )}
    </Card>
  );
}
