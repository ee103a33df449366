import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import { toast } from "@/shared/ui/Toasts";

/// In the order in which the page explains them.
export const OPTIONS = [
  "clean_descriptors",
  "clean_structured_content",
  "clean_graphics",
  "retain_modified_dates",
  "retain_full_dates",
  "retain_patient_characteristics",
  "retain_device_identity",
  "retain_institution_identity",
  "retain_safe_private",
] as const;
export type OptionKey = (typeof OPTIONS)[number];

/// What a project's de-identification keeps beyond the basic profile of PS3.15.
export interface Profile {
  options: OptionKey[];
  known: { key: OptionKey; code: string; meaning: string }[];
  keepOriginals: boolean;
  mine: boolean;
}

export type Chosen = Pick<Profile, "options" | "keepOriginals">;

/// Dates are kept or shifted, not both.
const EXCLUDES: Partial<Record<OptionKey, OptionKey>> = {
  retain_modified_dates: "retain_full_dates",
  retain_full_dates: "retain_modified_dates",
};

export function toggled(options: readonly OptionKey[], key: OptionKey): OptionKey[] {
  return options.includes(key)
    ? options.filter((one) => one !== key)
    : [...options.filter((one) => one !== EXCLUDES[key]), key];
}

export function same(one: Chosen, other: Chosen) {
  return (
    one.keepOriginals === other.keepOriginals &&
    one.options.length === other.options.length &&
    one.options.every((key) => other.options.includes(key))
  );
}

const path = (project: string) => `/dicom/projects/${encodeURIComponent(project)}/deidentification`;

export function useProfile(project: string) {
  return useObject<Profile>(path(project));
}

export function useSaveProfile(project: string) {
  const { t } = useTranslation("acquisition");
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ options, keepOriginals }: Chosen) =>
      json<Profile>(path(project), { method: "PUT", body: { options, keepOriginals } }),
    onSuccess: (saved) => {
      toast(t("deidentification.saved"));
      cache.setQueryData([path(project), {}], saved);
    },
  });
}
