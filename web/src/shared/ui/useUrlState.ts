import { useSearchParams } from "react-router";

/// What one would share stands in the address: reads and writes single query parameters.
export function useUrlState() {
  const [search, setSearch] = useSearchParams();
  function set(name: string, value: string | null) {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  }
  return { get: (name: string) => search.get(name), set };
}
