package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The texts of studies that a wildcard, or a name in any case, matches.
///
/// Read as the worker, within the scopes of whoever asks: texts lead to studies, which are read by herself.
@Component
class Texts {

    /// Texts whose studies are merged; each costs an index probe of some 8 µs.
    private static final int MOST = 2_000;

    private static final Set<Key> KEPT = Set.of(Key.PATIENT_ID, Key.PATIENT_NAME, Key.STUDY_DESCRIPTION);

    private final JdbcClient worker;

    Texts(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Pairs of a scope and a text of it.
    record Found(Key key, List<Integer> scopes, List<String> values) {}

    /// Those of the condition that has fewest; empty where each has too many, or none is on a text that is
    /// kept.
    Optional<Found> find(List<Condition> conditions, Set<Integer> mine) {
        return conditions.stream()
                .filter(one -> KEPT.contains(one.key()))
                .flatMap(Texts::pattern)
                .map(like -> lookup(like, mine))
                .filter(found -> found.values().size() <= MOST)
                .min(Comparator.comparing(found -> found.values().size()));
    }

    private static Stream<Condition.Like> pattern(Condition condition) {
        return switch (condition) {
            case Condition.Like like when like.grams().length > 0 -> Stream.of(like);
            case Condition.Equal(Key key, String value)
            when key.form() == Key.Form.NAME -> Stream.of(new Condition.Like(key, value));
            default -> Stream.of();
        };
    }

    private Found lookup(Condition.Like like, Set<Integer> mine) {
        var scopes = new ArrayList<Integer>();
        var values = new ArrayList<String>();
        var prefix = like.prefix();
        worker.sql("""
                select scope_id, value
                from catalogue.dicom_term
                where catalogue.dicom_grams(value) @> :grams::text[] and field = :field and scope_id = any(:mine)
                    and lower(value) ~>=~ :from and lower(value) ~<~ :to
                    and %s like :pattern
                limit :most
                """.formatted(like.key().form() == Key.Form.NAME ? "lower(value)" : "value"))
                .param("grams", like.grams())
                .param("field", like.key().bareColumn())
                .param("mine", mine.toArray(Integer[]::new))
                .param("from", prefix)
                .param("to", prefix + Character.toString(Character.MAX_CODE_POINT))
                .param(
                        "pattern",
                        like.key().form() == Key.Form.NAME ? like.sql().toLowerCase(Locale.ROOT) : like.sql())
                .param("most", MOST + 1)
                .query((row, number) -> {
                    scopes.add(row.getInt(1));
                    return values.add(row.getString(2));
                })
                .list();
        return new Found(like.key(), scopes, values);
    }
}
