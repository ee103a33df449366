package org.naohai.catalogue.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.naohai.catalogue.support.Workplace;

/// Waits for the index, and looks into it.
final class Indexed {

    private Indexed() {}

    /// Until the index has taken in everything that is committed.
    static void settle(Workplace workplace) {
        var projection = workplace.get(IndexProjection.class);
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!isReady(projection) || projection.lagSeconds() > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the index does not catch up");
            }
            pause();
        }
    }

    /// `type:id` of every document.
    static Set<String> keys(Workplace workplace) {
        return workplace.get(IndexProjection.class).read(searcher -> {
            var keys = new TreeSet<String>();
            for (var hit : searcher.search(new MatchAllDocsQuery(), 100_000).scoreDocs) {
                keys.add(searcher.storedFields().document(hit.doc).get(LuceneDocuments.KEY));
            }
            return keys;
        });
    }

    private static boolean isReady(IndexProjection projection) {
        try {
            return projection.read(searcher -> true);
        } catch (IndexNotReady e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void rebuild(Workplace workplace) {
        try {
            workplace.get(IndexProjection.class).rebuild();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
