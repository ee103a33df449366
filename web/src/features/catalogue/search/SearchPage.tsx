import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { usePages } from "@/shared/api/pages";
import type { Hit, SearchPage as Answer } from "@/shared/api/types/search";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { CopyAsCode } from "@/shared/ui/CopyAsCode";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { StaleNote } from "@/shared/ui/states";
import { url } from "@/shared/api/client";
import { Facets } from "./Facets";
import { FACETS, facetQuery } from "./facetQuery";
import { HitCell } from "./HitCell";
import classes from "./search.module.css";
import { SearchBox } from "./SearchBox";
import { Understood } from "./Understood";

/// What was found, by facets; the whole question stands in the address.
export function SearchPage() {
  const { t } = useTranslation("catalogue");
  const [search, setSearch] = useSearchParams();
  const format = useFormat();
  const query = facetQuery(search);
  const list = usePages<Hit, Answer>("/search", query);
  const first = list.first;
  const lag = typeof first?.lag === "number" ? first.lag : (first?.lag?.seconds ?? 0);

  function change(name: string, value: string | null) {
    const next = new URLSearchParams(search);
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
    setSearch(next);
  }
  return (
    <Page
      title={query.q ? t("search.titleOf", { text: query.q }) : t("search.title")}
      facts={first ? t("search.found", { count: first.total, number: format.count(first.total) }) : " "}
      actions={<CopyAsCode path={url("/search", query).slice(7)} />}
    >
      <SearchBox key={query.q} text={query.q} ask={(text) => change("q", text)} />
      {first && first.understood.length > 0 && <Understood terms={first.understood} />}
      <div className={classes.split}>
        <Facets facets={first?.facets ?? {}} chosen={query} change={change} />
        <Card>
          <StaleNote seconds={lag} />
          <Listed
            list={list}
            label={t("search.title")}
            columns={[{ id: "hit", header: t("search.results"), cell: (hit) => <HitCell hit={hit} /> }]}
            rowKey={(hit) => `${hit.type}-${hit.id}`}
            rowHeight={60}
            href={(hit) => hit.href}
            empty={{
              title: t("search.none"),
              body: t(FACETS.some((facet) => query[facet]) ? "search.noneFacets" : "search.noneBody"),
            }}
          />
        </Card>
      </div>
    </Page>
  );
}
