import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { json } from "@/shared/api/client";
import { toast } from "@/shared/ui/Toasts";

export interface NewPeer {
  ae: string;
  name: string;
  host: string | null;
  port: number | null;
}

function useRefresh() {
  const cache = useQueryClient();
  return () =>
    Promise.all(["/dicom/peers", "/dicom/port"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
}

export function useAddPeer(done: () => void) {
  const { t } = useTranslation("acquisition");
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (peer: NewPeer) => json("/dicom/peers", { method: "POST", body: peer }),
    onSuccess: async (_, { ae }) => {
      toast(t("scanners.added", { ae }));
      done();
      await refresh();
    },
  });
}

export function useRemovePeer() {
  const { t } = useTranslation("acquisition");
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (ae: string) => json(`/dicom/peers/${encodeURIComponent(ae)}`, { method: "DELETE" }),
    onSuccess: async (_, ae) => {
      toast(t("scanners.removed", { ae }));
      await refresh();
    },
  });
}
