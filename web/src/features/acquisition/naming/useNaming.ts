import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import type { Naming, NamingTrial } from "@/shared/api/types/scanners";
import { toast } from "@/shared/ui/Toasts";
import { complete, sent, type Filled } from "./rules";

const path = (project: string) => `/dicom/projects/${encodeURIComponent(project)}/naming`;

export function useNaming(project: string) {
  return useObject<Naming>(path(project));
}

/// How many earlier studies the saved rules name otherwise; asked beside the page, for it may take a while.
export function useAffected(project: string, editable: boolean) {
  return useObject<{ studies: number }>(`${path(project)}/affected`, {}, { enabled: editable });
}

/// Saves all rules in their order; none restores those that are shipped.
export function useSaveRules(project: string, version: string | null, done: () => void) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (rules: readonly Filled[]) =>
      json<Naming>(path(project), { method: "PUT", body: { rules: rules.map(sent), version } }),
    onSuccess: (naming) => {
      toast(t("naming.saved"));
      cache.setQueryData([path(project), {}], naming);
      void cache.invalidateQueries({ queryKey: [`${path(project)}/affected`] });
      done();
    },
  });
}

/// Converts again what the rules name otherwise than it is named.
export function useApply(project: string) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => json<{ studies: number }>(`${path(project)}/apply`, { method: "POST" }),
    onSuccess: async ({ studies }) => {
      toast(t("naming.applied", { count: studies }));
      await Promise.all([
        cache.invalidateQueries({ queryKey: [path(project)] }),
        cache.invalidateQueries({ queryKey: [`${path(project)}/affected`] }),
      ]);
    },
  });
}

/// A dry run of rules, saved or not, on a converted study.
export function useTry(project: string, rules: readonly Filled[]) {
  return useMutation({
    mutationFn: (study: string) =>
      json<NamingTrial>(`${path(project)}/try`, {
        method: "POST",
        body: { study, rules: rules.filter(complete).map(sent) },
      }),
  });
}
