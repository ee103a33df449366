import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiError, json } from "@/shared/api/client";
import type { Arrival, RuleDraft } from "@/shared/api/types/scanners";
import { toast } from "@/shared/ui/Toasts";
import { body, named, type Choice, type Wish } from "./decisions";

interface Done {
  version: number;
  undoable: boolean;
}

/// Carries a decision out, says so with a way back, and shows the rule that was asked for.
export function useDecide(done: () => void) {
  const { t } = useTranslation(["acquisition", "shared"]);
  const navigate = useNavigate();
  const undo = useUndo();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ arrival, choice, wish }: { arrival: Arrival; choice: Choice; wish: Wish }) => {
      const sent = body(choice, arrival, wish);
      const draft = wish.rule ? await drafted(arrival, wish) : null;
      const answer = await json<Done>(`/dicom/arrivals/${arrival.id}/${choice}`, {
        method: "POST",
        body: sent,
      });
      return { answer, draft };
    },
    onSuccess: async ({ answer, draft }, { arrival, choice }) => {
      const back = {
        label: t("shared:action.undo"),
        act: () => undo.mutateAsync({ id: arrival.id, version: answer.version }).catch(() => undefined),
      };
      toast(t(`inbox.did.${named(arrival, choice)}`), "passed", answer.undoable ? back : undefined);
      done();
      if (draft) void navigate("/intake/routing", { state: { draft } });
      await refresh(arrival.id);
    },
  });
}

/// Asked for before the decision: afterwards the study may be out of sight.
function drafted(arrival: Arrival, wish: Wish) {
  return json<RuleDraft>("/dicom/rules/draft", {
    method: "POST",
    body: {
      arrival: arrival.id,
      project: wish.project,
      dataset: wish.dataset.trim(),
      subject: wish.pseudonym ? null : wish.subject.trim(),
      session: wish.session.trim() || null,
    },
  });
}

/// Takes the last decision about an arrival back.
export function useUndo() {
  const { t } = useTranslation("acquisition");
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      json<Done>(`/dicom/arrivals/${id}/undo`, { method: "POST", body: { version } }),
    onSuccess: async (_, { id }) => {
      toast(t("inbox.did.undo"));
      await refresh(id);
    },
    onError: sayFailed,
  });
}

/// For what is done without a form beside it.
export function sayFailed(error: unknown) {
  const problem = error instanceof ApiError ? error.problem : {};
  toast([problem.title, problem.fix].filter(Boolean).join(" · "), "rejected");
}

/// Studies of the archive with it: an archived one has gone elsewhere, or come to be.
function useRefresh() {
  const cache = useQueryClient();
  return (id: string) => {
    const stale = ["/dicom/inbox", "/home", `/dicom/arrivals/${id}`, "/dicom/studies"];
    return cache.invalidateQueries({
      predicate: ({ queryKey: [path] }) => stale.some((one) => String(path).startsWith(one)),
    });
  };
}
