package org.naohai.catalogue.dicom.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Scoped;
import org.naohai.governance.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Studies that the acting person may read, newest first, by the cheapest of several walks.
///
/// Where little matches, a walk along the dates would not end: after a first stride without a full page the
/// texts that match a wildcard are looked up, and their studies are merged.
@Component
public class StudySearch {

    /// Rows that the first try looks at; costs a millisecond.
    private static final int STRIDE = 1_000;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Offsets offsets = new Offsets();

    StudySearch(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /// - **rows** at most so many
    public List<Study> find(List<Condition> conditions, Bookmark after, int rows) {
        return read(keys(conditions, after, rows));
    }

    /// - **offset** how many to leave out from the start; cheap where the page before was asked for lately
    public List<Study> find(List<Condition> conditions, int offset, int rows) {
        var ask = Offsets.ask(Acting.who().reach().read(), conditions);
        var known = offsets.nearest(ask, offset);
        int between = offset - known.offset();
        var keys = keys(conditions, known.bookmark(), between + rows);
        if (keys.size() <= between) {
            return List.of();
        }
        var page = keys.subList(between, keys.size());
        offsets.remember(ask, offset + page.size(), page.getLast());
        return read(page);
    }

    private List<Bookmark> keys(List<Condition> conditions, Bookmark after, int rows) {
        var mine = Acting.who().reach().read();
        if (mine.isEmpty()) {
            return List.of();
        }
        var walk = new Walk(jdbc, mine, Conditions.of(conditions), modality(conditions), rows);
        return uids(conditions)
                .map(some -> walk.ofUids(some, after))
                .or(() -> exact(conditions).map(text -> walk.ofText(text, after)))
                .orElseGet(() -> walked(walk, conditions, after, rows));
    }

    private List<Bookmark> walked(Walk walk, List<Condition> conditions, Bookmark after, int rows) {
        if (walk.isDense() && rows <= STRIDE) {
            return walk.along(after);
        }
        if (walk.isDense()) {
            return walk.strides(after, rows, Integer.MAX_VALUE).keys();
        }
        var first = walk.strides(after, STRIDE, 1);
        return first.done()
                ? first.keys()
                : texts.find(conditions, Acting.who().reach().read())
                        .map(some -> walk.ofTexts(some, after))
                        .orElseGet(() -> walk.strides(after, 4 * STRIDE, Integer.MAX_VALUE)
                                .keys());
    }

    private List<Study> read(List<Bookmark> keys) {
        return jdbc.sql("select " + Study.COLUMNS + """
                from catalogue.dicom_study study
                where study.study_uid = any(:uids) and study.scope_id = any(:mine)
                order by study.study_date desc, study.study_uid desc
                """)
                .param("uids", keys.stream().map(Bookmark::study).toArray(String[]::new))
                .param("mine", Scoped.read())
                .query((row, number) -> Study.of(row))
                .list();
    }

    private static Optional<List<String>> uids(List<Condition> conditions) {
        return conditions.stream()
                .filter(one -> one.key() == Key.STUDY_INSTANCE_UID)
                .map(one -> ((Condition.OneOf) one).values())
                .findFirst();
    }

    /// A text that is given whole and whose index is in the order of the list: the rarest kind first.
    private static Optional<Condition.Equal> exact(List<Condition> conditions) {
        return Stream.of(Key.ACCESSION_NUMBER, Key.PATIENT_ID, Key.STUDY_DESCRIPTION)
                .flatMap(key -> conditions.stream().filter(one -> one.key() == key))
                .filter(Condition.Equal.class::isInstance)
                .map(Condition.Equal.class::cast)
                .findFirst();
    }

    private static @Nullable String modality(List<Condition> conditions) {
        return conditions.stream()
                .filter(one -> one.key() == Key.MODALITIES_IN_STUDY)
                .map(one -> ((Condition.OneOf) one).values())
                .filter(values -> values.size() == 1)
                .map(List::getFirst)
                .findFirst()
                .orElse(null);
    }
}
