import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError, json } from "@/shared/api/client";
import type { Rule } from "@/shared/api/types/scanners";
import { toast } from "@/shared/ui/Toasts";
import { moved, sent, type Filled } from "./rules";

const KEY = ["/dicom/rules"];

/// Saves a rule: a new one behind the others, a changed one in its place.
export function useSave(id: string | null, done: (rule: Rule) => void) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (rule: Filled) =>
      json<Rule>(id === null ? "/dicom/rules" : `/dicom/rules/${id}`, {
        method: id === null ? "POST" : "PUT",
        body: sent(rule),
      }),
    onSuccess: async (rule) => {
      toast(t("routing.saved"));
      await cache.invalidateQueries({ queryKey: KEY });
      done(rule);
    },
  });
}

export function useRemove(done: () => void) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => json(`/dicom/rules/${id}`, { method: "DELETE" }),
    onSuccess: async () => {
      toast(t("routing.removed"));
      done();
      await cache.invalidateQueries({ queryKey: KEY });
    },
  });
}

/// Moves a rule one step; what failed is said, and the list is as the server has it.
export function useMove(rules: readonly Rule[]) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  const order = useMutation({
    mutationFn: (ids: string[]) => json("/dicom/rules/order", { method: "POST", body: { ids } }),
    onSuccess: () => toast(t("routing.ordered")),
    onError: (error) => {
      const problem = error instanceof ApiError ? error.problem : {};
      toast([problem.title, problem.fix].filter(Boolean).join(" · "), "rejected");
    },
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  return (id: string, step: -1 | 1) => {
    const ids = moved(
      rules.map((rule) => rule.id),
      id,
      step,
    );
    if (ids && !order.isPending) order.mutate(ids);
  };
}
