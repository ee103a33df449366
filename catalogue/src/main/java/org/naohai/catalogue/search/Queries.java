package org.naohai.catalogue.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.Reach;

/// Lucene queries from an [Understanding], a person's scopes and chosen facet values.
final class Queries {

    private static final QueryBuilder WORDS = new QueryBuilder(Analyzers.forQuery());
    private static final int SHORTEST_PREFIX = 2;
    private static final float CONCEPT = 3;
    /// BIDS label of a subject or visit.
    private static final Pattern LABEL = Pattern.compile("(?i)(?:sub|ses)-[0-9a-z+]+");

    /// Names weigh more than texts, whole words more than pairs of characters.
    private static final Map<String, Float> WEIGHTS = Map.of(
            Analyzers.TITLE + Analyzers.EXACT,
            8f,
            Analyzers.TITLE + Analyzers.ZH,
            4f,
            Analyzers.TITLE + Analyzers.EN,
            4f,
            Analyzers.EXACT,
            3f,
            Analyzers.ZH,
            1.5f,
            Analyzers.EN,
            1.5f,
            Analyzers.BI,
            1f);

    /// The bigger things first among equals.
    private static final Map<String, Float> TYPES =
            Map.of("dataset", 6f, "subject", 1.5f, "recording", 0.5f, "table", 0.5f);

    private Queries() {}

    static Query of(Understanding understanding) {
        if (understanding.clauses().isEmpty()) {
            return new MatchAllDocsQuery();
        }
        var all = new BooleanQuery.Builder();
        understanding.clauses().forEach(clause -> all.add(clause(clause), Occur.SHOULD));
        all.setMinimumNumberShouldMatch(understanding.required());
        var weighed = new BooleanQuery.Builder().add(all.build(), Occur.MUST);
        TYPES.forEach((type, weight) -> weighed.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(Facet.TYPE.field(), type))), weight),
                Occur.SHOULD));
        return weighed.build();
    }

    /// Scope filter, and any of the chosen values of each facet but the one that is left out.
    static Query filtered(Query query, Reach reach, Map<Facet, Set<String>> chosen, @Nullable Facet without) {
        var filtered = new BooleanQuery.Builder().add(query, Occur.MUST).add(scopes(reach), Occur.FILTER);
        chosen.forEach((facet, values) -> {
            if (facet != without && !values.isEmpty()) {
                filtered.add(anyOf(facet.field(), values), Occur.FILTER);
            }
        });
        return filtered.build();
    }

    private static Query scopes(Reach reach) {
        return new BooleanQuery.Builder()
                .add(points(LuceneDocuments.READ_SCOPE, reach.read()), Occur.SHOULD)
                .add(points(LuceneDocuments.DISCOVER_SCOPE, reach.discover()), Occur.SHOULD)
                .build();
    }

    private static Query points(String field, Set<Integer> scopes) {
        return IntPoint.newSetQuery(
                field, scopes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query clause(Understanding.Clause clause) {
        if (LABEL.matcher(clause.text()).matches()) {
            return label(clause.text());
        }
        var ways = new ArrayList<>(ways(clause.text()));
        if (clause.concept() == null) {
            beginning(clause.text()).ifPresent(ways::add);
        } else {
            ways.add(new BoostQuery(
                    new ConstantScoreQuery(new TermQuery(
                            new Term(LuceneDocuments.CONCEPT, clause.concept().id()))),
                    CONCEPT));
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    /// Whole, for `sub-1` is not `sub-10`.
    private static Query label(String text) {
        var label = text.toLowerCase(Locale.ROOT);
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(new TermQuery(new Term(Analyzers.TITLE + Analyzers.EXACT, label)), 8),
                        new BoostQuery(new TermQuery(new Term(Analyzers.EXACT, label)), 3)),
                0.1f);
    }

    private static List<Query> ways(String text) {
        var ways = new ArrayList<Query>();
        WEIGHTS.forEach((field, weight) -> {
            var words = WORDS.createBooleanQuery(field, text, Occur.MUST);
            if (words != null) {
                ways.add(new BoostQuery(words, weight));
            }
        });
        return ways;
    }

    /// A name half typed. Not for terms of the field: their beginnings match so much that it costs more than the rest.
    private static Optional<Query> beginning(String text) {
        return text.length() < SHORTEST_PREFIX || text.indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(
                        new PrefixQuery(new Term(Analyzers.TITLE + Analyzers.EXACT, text.toLowerCase(Locale.ROOT))));
    }
}
