import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError, get, json } from "./client";
import type { Me } from "./types/common";

export const SESSION = ["session"] as const;

let person: string | null = null;

async function whoAmI(): Promise<Me | null> {
  try {
    const me = await get<Me>("/session");
    person = me.login;
    return me;
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

const keepers = new Set<() => void>();

/// Registers what else a page keeps of a person beside the cache of answers.
export function onForget(forget: () => void) {
  keepers.add(forget);
}

/// The session is over: what was answered to this person is gone from the tab. What she was sending waits for her.
export function sessionEnded(cache: QueryClient, next: Me | null = null) {
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
  cache.setQueryData(SESSION, next);
}

/// Nothing of the person before is left to the next one in this tab; the same person goes on where she was.
export function changePerson(cache: QueryClient, next: Me | null) {
  if (next?.login !== person) keepers.forEach((forget) => forget());
  person = next?.login ?? null;
  sessionEnded(cache, next);
}

export function useSignOut() {
  const cache = useQueryClient();
  return async () => {
    await json("/session", { method: "DELETE" });
    changePerson(cache, null);
  };
}
