import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { usePages } from "@/shared/api/pages";
import type { Dataset } from "@/shared/api/types/catalogue";
import type { Grant } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Confirm } from "@/shared/ui/Confirm";
import type { Column } from "@/shared/ui/DataTable";
import { FailedNote } from "@/shared/ui/FailedNote";
import { Listed } from "@/shared/ui/Listed";
import { PersonField } from "@/shared/ui/PersonField";
import { toast } from "@/shared/ui/Toasts";
import classes from "../catalogue.module.css";

/// Who may read a controlled dataset without a role in its project, and for what; for its owners.
export function Grants({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const list = usePages<Grant>(path(dataset));
  const columns: Column<Grant>[] = [
    {
      id: "name",
      header: t("access.person"),
      cell: (row) => (
        <span className={classes.title}>
          <b>{format.text(row.name)}</b> <span className="dim">{row.login}</span>
        </span>
      ),
    },
    { id: "reason", header: t("grants.reason"), cell: (row) => row.reason },
    {
      id: "at",
      header: t("grants.since"),
      cell: (row) => <span className="dim nowrap">{format.date(row.at)}</span>,
    },
    {
      id: "revoke",
      header: <span className="visually-hidden">{t("grants.revoke")}</span>,
      numeric: true,
      cell: (row) => <Revoke dataset={dataset} grant={row} />,
    },
  ];
  return (
    <Card title={t("grants.title")} note={t("grants.note")}>
      <Listed
        list={list}
        label={t("grants.title")}
        columns={columns}
        rowKey={(row) => row.login}
        rowHeight={44}
        empty={{ title: t("grants.none"), body: t("grants.noneBody") }}
      />
      <NewGrant dataset={dataset} there={new Set(list.rows.map((row) => row.login))} />
    </Card>
  );
}

const path = (dataset: Dataset) => `/datasets/${dataset.id}/grants`;

function NewGrant({ dataset, there }: { dataset: Dataset; there: ReadonlySet<string> }) {
  const { t } = useTranslation("catalogue");
  const [login, setLogin] = useState("");
  const [reason, setReason] = useState("");
  const add = useGrantChange(dataset);

  function submit(event: FormEvent) {
    event.preventDefault();
    add.mutate(
      {
        run: () =>
          json(path(dataset), { method: "POST", body: { login: login.trim(), reason: reason.trim() } }),
        said: t("grants.added", { name: login.trim() }),
      },
      {
        onSuccess: () => {
          setLogin("");
          setReason("");
        },
      },
    );
  }
  return (
    <form onSubmit={submit} className={classes.newGrant}>
      <PersonField value={login} onChange={setLogin} without={there} />
      <TextInput
        className={classes.reason}
        aria-label={t("grants.reason")}
        placeholder={t("grants.reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" disabled={!login.trim() || !reason.trim()} loading={add.isPending}>
        {t("grants.add")}
      </Button>
      {add.isError && <FailedNote error={add.error} />}
    </form>
  );
}

function Revoke({ dataset, grant }: { dataset: Dataset; grant: Grant }) {
  const { t } = useTranslation("catalogue");
  const revoke = useGrantChange(dataset);
  const name = useFormat().text(grant.name);
  return (
    <Confirm
      label={t("grants.revoke")}
      question={t("grants.revokeQuestion", { name })}
      busy={revoke.isPending}
      error={revoke.error}
      size="compact-sm"
      act={() =>
        revoke.mutate({
          run: () => json(`${path(dataset)}/${encodeURIComponent(grant.login)}`, { method: "DELETE" }),
          said: t("grants.revoked", { name }),
        })
      }
    />
  );
}

/// Runs a change of the grants; the list here and the list of who can see the dataset follow.
function useGrantChange(dataset: Dataset) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ run }: { run: () => Promise<unknown>; said: string }) => run(),
    onSuccess: async (_, { said }) => {
      toast(said);
      await Promise.all(
        [[path(dataset)], [`/datasets/${dataset.id}`]].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
