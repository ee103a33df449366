import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { json } from "@/shared/api/client";
import type { Problem } from "@/shared/api/types/common";
import type { Quarantined } from "@/shared/api/types/intake";
import { FailedNote } from "@/shared/ui/FailedNote";
import { ProblemList } from "@/shared/ui/ProblemList";
import { SidePanel } from "@/shared/ui/SidePanel";
import { toast } from "@/shared/ui/Toasts";
import classes from "../acquisition.module.css";

type Choice = "accept" | "retry" | "discard";

/// Everything known of one file in quarantine, and the three ways out; accepting needs a reason, which is kept.
export function Decision({ item, close }: { item: Quarantined; close: () => void }) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: (choice: Choice) =>
      json<{ registered: boolean; problems: Problem[] } | undefined>(`/quarantine/${item.id}/${choice}`, {
        method: "POST",
        body: { reason: reason.trim() },
      }),
    onSuccess: async (answer, choice) => {
      const stays = choice !== "discard" && answer?.registered === false;
      toast(t(stays ? "quarantine.stays" : `quarantine.did.${choice}`), stays ? "rejected" : "passed");
      await Promise.all(
        ["/quarantine", "/home", "/intakes"].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      );
      if (!stays) close();
    },
  });
  return (
    <SidePanel
      title={item.path.split("/").at(-1) ?? item.path}
      close={close}
      actions={
        <>
          <Button
            disabled={reason.trim() === ""}
            loading={decide.isPending}
            onClick={() => decide.mutate("accept")}
          >
            {t("quarantine.accept")}
          </Button>
          <Button variant="default" disabled={decide.isPending} onClick={() => decide.mutate("retry")}>
            {t("quarantine.retry")}
          </Button>
          <Button variant="default" disabled={decide.isPending} onClick={() => decide.mutate("discard")}>
            {t("quarantine.discard")}
          </Button>
        </>
      }
    >
      <ProblemList problems={item.problems} />
      <div className={classes.panelBody}>
        <Link to={`/intake/${item.intakeId}`}>{t("quarantine.from")}</Link>
        <Textarea
          label={t("quarantine.reason")}
          description={t("quarantine.reasonHint")}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {decide.isError && <FailedNote error={decide.error} />}
      </div>
    </SidePanel>
  );
}
