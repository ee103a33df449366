package org.naohai.catalogue.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.Acting;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/search`: facet values as `domain=imaging,clinical` or `facet=domain:imaging`.
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping
    Search.Answer search(
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<String> facet,
            @RequestParam(required = false) @Nullable List<String> domain,
            @RequestParam(required = false) @Nullable List<String> modality,
            @RequestParam(required = false) @Nullable List<String> project,
            @RequestParam(required = false) @Nullable List<String> institution,
            @RequestParam(required = false) @Nullable List<String> quality,
            @RequestParam(required = false) @Nullable List<String> access,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        choose(chosen, Facet.DOMAIN, domain);
        choose(chosen, Facet.MODALITY, modality);
        choose(chosen, Facet.PROJECT, project);
        choose(chosen, Facet.INSTITUTION, institution);
        choose(chosen, Facet.QUALITY, quality);
        choose(chosen, Facet.ACCESS, access);
        choose(chosen, Facet.TYPE, type);
        named(chosen, facet);
        return search.find(
                new Search.Request(q, chosen, cursor, Limit.of(limit)),
                Acting.who().reach());
    }

    private static void choose(Map<Facet, Set<String>> chosen, Facet facet, @Nullable List<String> values) {
        if (values != null) {
            values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .filter(value -> !value.isBlank())
                    .forEach(value -> chosen.computeIfAbsent(facet, f -> new LinkedHashSet<>())
                            .add(value.strip()));
        }
    }

    private static void named(Map<Facet, Set<String>> chosen, @Nullable List<String> facets) {
        if (facets == null) {
            return;
        }
        for (var named : facets) {
            int colon = named.indexOf(':');
            var facet = Facet.ofKey(colon < 0 ? named : named.substring(0, colon))
                    .filter(found -> colon > 0)
                    .orElseThrow(() -> Refused.of(
                            Refused.Kind.INVALID, "FACET_INVALID", "facet", Problem.quoted(named), "domain:imaging"));
            choose(chosen, facet, List.of(named.substring(colon + 1)));
        }
    }
}
