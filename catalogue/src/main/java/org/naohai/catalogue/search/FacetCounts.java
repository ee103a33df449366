package org.naohai.catalogue.search;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts hits and the values of facets among them: exactly, every hit looked at.
final class FacetCounts implements CollectorManager<FacetCounts.Counter, FacetCounts.Counts> {

    private final Set<Facet> facets;

    FacetCounts(Set<Facet> facets) {
        this.facets = facets;
    }

    /// - **total** all hits · **values** how many hits have which value
    record Counts(long total, Map<Facet, Map<String, Long>> values) {}

    @Override
    public Counter newCollector() {
        return new Counter(facets);
    }

    @Override
    public Counts reduce(Collection<Counter> counters) {
        long total = 0;
        var values = new EnumMap<Facet, Map<String, Long>>(Facet.class);
        facets.forEach(facet -> values.put(facet, new HashMap<>()));
        for (var counter : counters) {
            total += counter.total;
            counter.values.forEach((facet, counts) -> counts.forEach((value, count) ->
                    values.computeIfAbsent(facet, f -> new HashMap<>()).merge(value, count, Long::sum)));
        }
        return new Counts(total, values);
    }

    /// Counts by ordinal inside a segment, by value across segments.
    static final class Counter implements Collector {
        private final Map<Facet, Map<String, Long>> values = new EnumMap<>(Facet.class);
        private final Set<Facet> facets;
        private long total;

        Counter(Set<Facet> facets) {
            this.facets = facets;
            facets.forEach(facet -> values.put(facet, new HashMap<>()));
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            var ordinals = new EnumMap<Facet, Ordinals>(Facet.class);
            for (var facet : facets) {
                ordinals.put(facet, new Ordinals(DocValues.getSortedSet(context.reader(), facet.field())));
            }
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int document) throws IOException {
                    total++;
                    for (var one : ordinals.values()) {
                        one.count(document);
                    }
                }

                @Override
                public void finish() throws IOException {
                    for (var one : ordinals.entrySet()) {
                        one.getValue().addTo(values.computeIfAbsent(one.getKey(), f -> new HashMap<>()));
                    }
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /// The counts of one facet in one segment.
    private static final class Ordinals {
        private final SortedSetDocValues values;
        private final long[] counts;

        Ordinals(SortedSetDocValues values) {
            this.values = values;
            this.counts = new long[(int) values.getValueCount()];
        }

        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Long> all) throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    all.merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Long::sum);
                }
            }
        }
    }
}
