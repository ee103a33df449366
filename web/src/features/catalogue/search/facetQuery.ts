export const FACETS = ["domain", "modality", "project", "institution", "quality", "access"] as const;
export type FacetName = (typeof FACETS)[number];

/// The question and its facets, from the address.
export function facetQuery(search: URLSearchParams): Record<FacetName, string | null> & { q: string } {
  const facets = Object.fromEntries(FACETS.map((name) => [name, search.get(name)])) as Record<
    FacetName,
    string | null
  >;
  return { q: search.get("q") ?? "", ...facets };
}
