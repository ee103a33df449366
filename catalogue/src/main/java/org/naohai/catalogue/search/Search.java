package org.naohai.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;
import org.naohai.governance.Reach;
import org.naohai.kernel.Text;
import org.naohai.semantics.Span;
import org.springframework.stereotype.Component;

/// Full text in Chinese and English over everything a person may see, with exact facet counts.
@Component
public class Search {

    private static final String BY_SCORE = "search";
    private static final String BY_TIME = "search-newest";
    private static final Sort SCORE =
            new Sort(SortField.FIELD_SCORE, new SortField(LuceneDocuments.KEY, SortField.Type.STRING));
    private static final Sort TIME = new Sort(
            new SortField(LuceneDocuments.MODIFIED, SortField.Type.LONG, true),
            new SortField(LuceneDocuments.KEY, SortField.Type.STRING));

    private final IndexProjection index;
    private final FacetLabels labels;

    Search(IndexProjection index, FacetLabels labels) {
        this.index = index;
        this.labels = labels;
    }

    /// - **chosen** values by facet: any of them, and all facets
    public record Request(
            String q,
            Map<Facet, Set<String>> chosen,
            @Nullable String cursor,
            int limit) {}

    /// - **facets** counts of each facet's values with the other facets' choices applied, the commonest first
    /// - **lag** seconds by which the index is behind the record
    public record Answer(
            List<Hit> items,
            @Nullable String next,
            long total,
            Map<String, List<FacetValue>> facets,
            List<Understood> understood,
            double lag) {}

    public record Hit(
            String type,
            UUID id,
            String title,
            String subtitle,
            @Nullable String domain,
            @Nullable String modality,
            DatasetName dataset,
            @Nullable String verdict,
            String href,
            String snippet,
            List<List<Integer>> marks) {}

    public record DatasetName(UUID id, String title) {}

    public record FacetValue(String value, Text label, long count) {}

    /// - **span** the words of the question · **start**, **end** where they stand in it
    public record Understood(String span, int start, int end, String id, Text label, List<String> publicIds) {}

    public Answer find(Request request, Reach reach) {
        var understanding = Understanding.of(request.q());
        var query = Queries.of(understanding);
        double lag = index.recentLagSeconds();
        return index.read(searcher -> {
            var hits = hits(searcher, Queries.filtered(query, reach, request.chosen(), null), understanding, request);
            var counts = searcher.search(
                    Queries.filtered(query, reach, request.chosen(), null), new FacetCounts(unchosen(request)));
            var facets = new LinkedHashMap<String, List<FacetValue>>();
            for (var facet : Facet.values()) {
                var values = isChosen(request, facet)
                        ? alone(searcher, query, reach, request, facet)
                        : counts.values().getOrDefault(facet, Map.of());
                facets.put(facet.key(), labelled(facet, values));
            }
            return new Answer(
                    hits.stream().limit(request.limit()).map(Found::hit).toList(),
                    hits.size() > request.limit()
                            ? hits.get(request.limit() - 1).cursor().encoded()
                            : null,
                    counts.total(),
                    facets,
                    understanding.spans().stream().map(Search::understood).toList(),
                    lag);
        });
    }

    private static Set<Facet> unchosen(Request request) {
        var facets = EnumSet.allOf(Facet.class);
        facets.removeIf(facet -> isChosen(request, facet));
        return facets;
    }

    private static boolean isChosen(Request request, Facet facet) {
        return !request.chosen().getOrDefault(facet, Set.of()).isEmpty();
    }

    private static Map<String, Long> alone(
            IndexSearcher searcher, Query query, Reach reach, Request request, Facet facet) throws IOException {
        var counts = searcher.search(
                Queries.filtered(query, reach, request.chosen(), facet), new FacetCounts(EnumSet.of(facet)));
        return counts.values().getOrDefault(facet, Map.of());
    }

    private List<FacetValue> labelled(Facet facet, Map<String, Long> values) {
        var names = labels.of(facet, values.keySet());
        return values.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new FacetValue(
                        entry.getKey(), Objects.requireNonNull(names.get(entry.getKey())), entry.getValue()))
                .toList();
    }

    private static Understood understood(Span span) {
        return new Understood(
                span.text(),
                span.start(),
                span.end(),
                span.concept().id(),
                span.concept().label(),
                span.concept().publicIds());
    }

    /// A hit with the place it stands at.
    private record Found(Hit hit, Cursor cursor) {}

    private static List<Found> hits(IndexSearcher searcher, Query query, Understanding understanding, Request request)
            throws IOException {
        boolean byScore = !understanding.clauses().isEmpty();
        var start = Cursor.first(byScore ? BY_SCORE : BY_TIME);
        var cursor = Cursor.parse(request.cursor(), start);
        var after = cursor.equals(start)
                ? null
                : after(cursor, byScore, searcher.getIndexReader().maxDoc());
        var top = searcher.searchAfter(after, query, request.limit() + 1, byScore ? SCORE : TIME);
        var needles = Snippet.needles(understanding);
        var stored = searcher.storedFields();
        var found = new ArrayList<Found>();
        for (var score : top.scoreDocs) {
            var document = stored.document(score.doc);
            found.add(new Found(hit(document, needles), cursor((FieldDoc) score, start.order())));
        }
        return found;
    }

    /// The key is `sort value`, blank, `type`; a score travels as the bits of its float.
    private static Cursor cursor(FieldDoc hit, String order) {
        var fields = hit.fields;
        var value = fields[0] instanceof Float score
                ? Integer.toString(Float.floatToIntBits(score))
                : String.valueOf(fields[0]);
        var key = ((BytesRef) fields[1]).utf8ToString().split(":");
        return new Cursor(order, value + " " + key[0], UUID.fromString(key[1]));
    }

    /// Keys are unique, so the number of the document never decides; it only must be one of the index.
    private static FieldDoc after(Cursor cursor, boolean byScore, int documents) {
        var parts = cursor.key().split(" ");
        try {
            Object value = byScore
                    ? (Object) Float.intBitsToFloat(Integer.parseInt(parts[0]))
                    : (Object) Long.parseLong(parts[0]);
            var key = new BytesRef(parts[1] + ":" + cursor.id());
            return new FieldDoc(Math.max(0, documents - 1), Float.NaN, new Object[] {value, key});
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Cursor.invalid();
        }
    }

    private static Hit hit(Document document, List<String> needles) {
        var key = document.get(LuceneDocuments.KEY).split(":");
        var snippet = Snippet.of(document.get("text"), needles);
        return new Hit(
                key[0],
                UUID.fromString(key[1]),
                document.get("title"),
                document.get("subtitle"),
                orNull(document.get("domain")),
                orNull(document.get("modality")),
                new DatasetName(UUID.fromString(document.get("dataset")), document.get("dataset_title")),
                orNull(document.get("verdict")),
                document.get("href"),
                snippet.text(),
                snippet.marks());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
