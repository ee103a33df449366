import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { usePages } from "@/shared/api/pages";
import type { AccessToken } from "@/shared/api/types/people";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Confirm } from "@/shared/ui/Confirm";
import type { Column } from "@/shared/ui/DataTable";
import { Listed } from "@/shared/ui/Listed";
import { toast } from "@/shared/ui/Toasts";
import { NewToken } from "./NewToken";

/// Access tokens for scripts and the command line; each can do what its owner can.
export function Tokens() {
  const { t } = useTranslation("collaboration");
  const format = useFormat();
  const list = usePages<AccessToken>("/tokens");
  const columns: Column<AccessToken>[] = [
    { id: "name", header: t("tokens.name"), cell: (row) => <b>{row.name}</b> },
    { id: "created", header: t("tokens.created"), cell: (row) => format.date(row.createdAt) },
    {
      id: "expires",
      header: t("tokens.expires"),
      cell: (row) => (row.expiresAt ? format.date(row.expiresAt) : t("tokens.never")),
    },
    {
      id: "used",
      header: t("tokens.used"),
      cell: (row) => (row.lastUsedAt ? format.since(row.lastUsedAt) : t("tokens.unused")),
    },
    {
      id: "revoke",
      header: <span className="visually-hidden">{t("tokens.revoke")}</span>,
      numeric: true,
      cell: (row) => <Revoke token={row} />,
    },
  ];
  return (
    <Card title={t("tokens.title")} note={t("tokens.note")}>
      <Listed
        list={list}
        label={t("tokens.title")}
        columns={columns}
        rowKey={(row) => row.id}
        rowHeight={44}
        empty={{ title: t("tokens.none"), body: t("tokens.noneBody") }}
      />
      <NewToken />
    </Card>
  );
}

function Revoke({ token }: { token: AccessToken }) {
  const { t } = useTranslation("collaboration");
  const cache = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => json(`/tokens/${token.id}`, { method: "DELETE" }),
    onSuccess: async () => {
      toast(t("tokens.revoked", { name: token.name }));
      await cache.invalidateQueries({ queryKey: ["/tokens"] });
    },
  });
  return (
    <Confirm
      label={t("tokens.revoke")}
      question={t("tokens.revokeQuestion", { name: token.name })}
      busy={revoke.isPending}
      error={revoke.error}
      size="compact-sm"
      act={() => revoke.mutate()}
    />
  );
}
