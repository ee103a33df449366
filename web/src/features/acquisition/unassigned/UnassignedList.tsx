import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import type { Unassigned } from "@/shared/api/types/intake";
import { useFormat } from "@/shared/i18n/format";
import { FailedNote } from "@/shared/ui/FailedNote";
import { EmptyState } from "@/shared/ui/states";
import { toast } from "@/shared/ui/Toasts";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "../acquisition.module.css";

/// Each file with the subject it may belong to, why, and a field to say it.
export function UnassignedList({ items }: { items: readonly Unassigned[] }) {
  const { t } = useTranslation("acquisition");
  if (items.length === 0)
    return <EmptyState title={t("unassigned.none")}>{t("unassigned.noneBody")}</EmptyState>;
  return (
    <ul className={classes.unassigned}>
      {items.map((item) => (
        <Row key={item.id} item={item} />
      ))}
    </ul>
  );
}

function Row({ item }: { item: Unassigned }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const cache = useQueryClient();
  const [label, setLabel] = useState(item.suggestion?.subjectLabel ?? "");
  const assign = useMutation({
    mutationFn: () =>
      json(`/unassigned/${item.id}/assign`, { method: "POST", body: { subjectLabel: label.trim() } }),
    onSuccess: async () => {
      toast(t("unassigned.assigned", { label: label.trim() }));
      await Promise.all(["/unassigned", "/home"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      await cache.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/intakes/"),
      });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    assign.mutate();
  }
  return (
    <li>
      <VerdictShape verdict="warned" />
      <div className={classes.words}>
        <code className={classes.path}>{item.path}</code>
        <small>
          {item.dataset} · {item.kind}
        </small>
        <small>{item.suggestion ? format.text(item.suggestion.because) : t("unassigned.noSuggestion")}</small>
        {assign.isError && <FailedNote error={assign.error} />}
      </div>
      <form onSubmit={submit} className={classes.assign}>
        <TextInput
          w={130}
          aria-label={t("unassigned.label")}
          placeholder="sub-01"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button type="submit" variant="default" disabled={label.trim() === ""} loading={assign.isPending}>
          {t("unassigned.assign")}
        </Button>
      </form>
    </li>
  );
}
