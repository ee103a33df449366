import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/shared/ui/Toasts";

interface Change {
  run: () => Promise<unknown>;
  said: string;
}

/// Runs a change of the members and shows the new list.
export function useMemberChange(key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ run }: Change) => run(),
    onSuccess: async (_, { said }) => {
      toast(said);
      await Promise.all(
        [[`/projects/${key}`], ["session"]].map((queryKey) => cache.invalidateQueries({ queryKey })),
      );
    },
  });
}
