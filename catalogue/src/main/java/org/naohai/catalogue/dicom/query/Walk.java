package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Keys of studies in the order of the list, by one of several indexes that all lie in it.
///
/// Every walk is a lateral probe per scope, so that it ends with the page however many studies there are.
final class Walk {

    private static final String STUDIES = "catalogue.dicom_study study";
    private static final String MODALITIES = "catalogue.dicom_study_modality step";
    private static final String WITH_THEIR_STUDIES = " join catalogue.dicom_study study using (study_uid)";
    private static final String SCOPES = "unnest(:mine::int[]) mine (scope_id)";
    private static final Set<Key> OF_THE_INDEX = Set.of(Key.STUDY_DATE, Key.MODALITIES_IN_STUDY);

    /// Rows that a stride looks at in each scope, however many scopes there are.
    private static final int FEWEST = 50;

    private static final int LONGEST_STRIDE = 100_000;

    private final JdbcClient jdbc;
    private final Set<Integer> mine;
    private final Conditions conditions;
    private final @Nullable String modality;
    private final int rows;

    /// - **modality** whose studies to walk along; null: all · **rows** keys wanted
    Walk(JdbcClient jdbc, Set<Integer> mine, Conditions conditions, @Nullable String modality, int rows) {
        this.jdbc = jdbc;
        this.mine = mine;
        this.conditions = conditions;
        this.modality = modality;
        this.rows = rows;
    }

    /// Whether every row of the index is a match.
    boolean isDense() {
        return rest().equals("true");
    }

    List<Bookmark> ofUids(List<String> uids, Bookmark after) {
        return keys(
                """
                        select study.study_uid, study.study_date
                        from catalogue.dicom_study study
                        where study.study_uid = any(:uids) and study.scope_id = any(:mine) and %s and %s
                        """.formatted(behind("study"), conditions.sql(Level.STUDY)),
                after,
                s -> s.param("uids", uids.toArray(String[]::new)));
    }

    /// Of a text that is given whole.
    List<Bookmark> ofText(Condition.Equal text, Bookmark after) {
        var where = "study.scope_id = mine.scope_id and " + text.key().column() + " = :text and "
                + conditions.sql(Level.STUDY);
        return keys(probes(SCOPES, STUDIES, "study", where), after, s -> s.param("text", text.value()));
    }

    List<Bookmark> ofTexts(Texts.Found texts, Bookmark after) {
        var where = "study.scope_id = mine.scope_id and " + texts.key().column() + " = mine.value and "
                + conditions.sql(Level.STUDY);
        var sql = probes("unnest(:scopes::int[], :texts::text[]) mine (scope_id, value)", STUDIES, "study", where);
        return keys(
                sql,
                after,
                s -> s.param("scopes", texts.scopes().toArray(Integer[]::new))
                        .param("texts", texts.values().toArray(String[]::new)));
    }

    /// Along the index until the page is full.
    List<Bookmark> along(Bookmark after) {
        return keys(probes(SCOPES, from(), alias(), of() + " and " + rest()), after, s -> s);
    }

    /// The same in strides that grow, looking at no more rows than the page takes.
    ///
    /// - **strides** after so many it gives up and what it returns is not full
    Strided strides(Bookmark after, int first, int strides) {
        var found = new ArrayList<Bookmark>();
        var from = after;
        int stride = first;
        for (int i = 0; i < strides && found.size() < rows; i++) {
            var edge = edge(from, Math.max(FEWEST, stride / mine.size()));
            found.addAll(between(from, edge.orElse(null)));
            if (edge.isEmpty()) {
                return new Strided(clipped(found), from, true);
            }
            from = edge.get();
            stride = Math.min(LONGEST_STRIDE, stride * 4);
        }
        return new Strided(clipped(found), from, found.size() >= rows);
    }

    /// - **reached** how far it has looked · **done** whether the page is full or the list at its end
    record Strided(List<Bookmark> keys, Bookmark reached, boolean done) {}

    private List<Bookmark> clipped(List<Bookmark> found) {
        return found.size() <= rows ? found : List.copyOf(found.subList(0, rows));
    }

    /// The last row up to which no scope has more than its share; empty where all have less.
    private Optional<Bookmark> edge(Bookmark after, int share) {
        return bound(
                        jdbc.sql("""
                        select found.study_uid, found.study_date
                        from %1$s
                        cross join lateral (
                            select %2$s.study_uid, %2$s.study_date
                            from %3$s
                            where %4$s and %5$s and %6$s
                            %7$s
                            limit 1 offset %8$d) found
                        %9$s
                        limit 1
                        """.formatted(
                                        SCOPES,
                                        alias(),
                                        modality == null ? STUDIES : MODALITIES,
                                        of(),
                                        behind(alias()),
                                        conditions.dates(alias()),
                                        order(alias()),
                                        share - 1,
                                        order("found"))),
                        after)
                .query((row, number) -> new Bookmark(row.getString(2), row.getString(1)))
                .optional();
    }

    private List<Bookmark> between(Bookmark after, @Nullable Bookmark edge) {
        var alias = alias();
        var until =
                edge == null ? "true" : "(%1$s.study_date, %1$s.study_uid) >= (:edge_date, :edge_uid)".formatted(alias);
        var sql = probes(SCOPES, from(), alias, of() + " and " + until + " and " + rest());
        return keys(
                sql,
                after,
                s -> edge == null ? s : s.param("edge_date", edge.date()).param("edge_uid", edge.study()));
    }

    private String alias() {
        return modality == null ? "study" : "step";
    }

    /// Studies are looked up only where more is asked than their index of modalities knows.
    private String from() {
        if (modality == null) {
            return STUDIES;
        }
        return isDense() ? MODALITIES : MODALITIES + WITH_THEIR_STUDIES;
    }

    private String of() {
        return modality == null
                ? "study.scope_id = mine.scope_id"
                : "step.scope_id = mine.scope_id and step.modality = :modality";
    }

    private String rest() {
        return modality == null ? conditions.beside(Set.of(Key.STUDY_DATE)) : conditions.beside(OF_THE_INDEX);
    }

    /// A probe for each row of the first table.
    private String probes(String of, String from, String alias, String where) {
        return """
                select found.study_uid, found.study_date
                from %1$s
                cross join lateral (
                    select %2$s.study_uid, %2$s.study_date
                    from %3$s
                    where %4$s and %5$s and %6$s
                    %7$s
                    limit :rows) found
                """.formatted(of, alias, from, where, behind(alias), conditions.dates(alias), order(alias));
    }

    private List<Bookmark> keys(String sql, Bookmark after, java.util.function.UnaryOperator<StatementSpec> further) {
        var ordered = "select * from (" + sql + ") keys\n" + order("keys") + "\nlimit :rows";
        return further.apply(bound(jdbc.sql(ordered), after))
                .query((row, number) -> new Bookmark(row.getString(2), row.getString(1)))
                .list();
    }

    private StatementSpec bound(StatementSpec statement, Bookmark after) {
        return statement
                .param("mine", mine.toArray(Integer[]::new))
                .param("date", after.date())
                .param("uid", after.study())
                .param("rows", rows)
                .param("modality", modality)
                .params(conditions.parameters());
    }

    private static String behind(String alias) {
        return "(%1$s.study_date, %1$s.study_uid) < (:date, :uid)".formatted(alias);
    }

    private static String order(String alias) {
        return "order by %1$s.study_date desc, %1$s.study_uid desc".formatted(alias);
    }
}
