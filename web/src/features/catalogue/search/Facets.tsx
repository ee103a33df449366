import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SearchPage } from "@/shared/api/types/search";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icons";
import { FACETS, type FacetName } from "./facetQuery";
import classes from "./search.module.css";

interface FacetsProps {
  facets: SearchPage["facets"];
  chosen: Record<FacetName, string | null>;
  change: (name: FacetName, value: string | null) => void;
}

/// The values of each facet with exact counts; a click narrows, a second one widens again.
export function Facets({ facets, chosen, change }: FacetsProps) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  return (
    <nav className={classes.facets} aria-label={t("search.narrow")}>
      {FACETS.filter((name) => (facets[name]?.length ?? 0) > 0 || chosen[name]).map((name) => (
        <section key={name}>
          <h2>{t(`search.facet.${name}`)}</h2>
          <ul>
            {(facets[name] ?? []).map((facet, _, all) => {
              const label = format.text(facet.label);
              const twin = all.some((one) => one !== facet && format.text(one.label) === label);
              const on = chosen[name] === facet.value;
              return (
                <li key={facet.value}>
                  <UnstyledButton
                    className={classes.facet}
                    aria-pressed={on}
                    onClick={() => change(name, on ? null : facet.value)}
                  >
                    <span>{twin ? `${label} · ${facet.value}` : label}</span>
                    <span className={classes.count}>{format.count(facet.count)}</span>
                    {on && <Icon name="close" size={11} />}
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
