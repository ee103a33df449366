import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError, get, json } from "./client";
import type { Me } from "./types";

export const SESSION = ["session"] as const;

async function whoAmI(): Promise<Me | null> {
  try {
    return await get<Me>("/session");
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/// Who is signed in; `null` when nobody is.
export function useSession() {
  return useQuery({ queryKey: SESSION, queryFn: whoAmI, staleTime: 60_000 });
}

/// Who is signed in, inside the shell, where somebody always is.
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error("used outside the signed-in shell");
  return data;
}

/// Owners and administrators see people and the audit log.
export function useOwns(): boolean {
  const me = useMe();
  return me.administrator || me.projects.some((project) => project.role === "owner");
}

export function useSignOut() {
  const cache = useQueryClient();
  return async () => {
    await json("/session", { method: "DELETE" });
    cache.clear();
    cache.setQueryData(SESSION, null);
  };
}
