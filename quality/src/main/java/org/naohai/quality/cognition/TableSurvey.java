package org.naohai.quality.cognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.naohai.formats.tables.DataDictionary;
import org.naohai.formats.tables.TableReader;

/// The first reading: tallies columns, finds rows and subjects that stand twice.
///
/// - **bounds** the first 500,000 rows and subjects are compared with each other
final class TableSurvey implements TableReader.Sink {

    private static final int COMPARED = 500_000;

    private final DataDictionary dictionary;
    private final List<ColumnTally> tallies = new ArrayList<>();
    private final Set<Long> rows = new HashSet<>();
    private final Map<String, Long> subjects = new HashMap<>();
    private int subjectColumn = -1;
    private int sessionColumn = -1;
    private long duplicateRows;
    private long firstDuplicateRow;
    private long duplicateSubjects;
    private long firstDuplicateSubject;

    TableSurvey(DataDictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void header(List<String> columns) {
        columns.forEach(name -> tallies.add(new ColumnTally(name, dictionary.column(name), columns.size())));
        subjectColumn = SubjectColumns.subject(columns);
        sessionColumn = SubjectColumns.session(columns);
    }

    @Override
    public void row(long line, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            tallies.get(i).see(line, cells.get(i).strip());
        }
        if (rows.size() < COMPARED && !rows.add(hash(cells)) && duplicateRows++ == 0) {
            firstDuplicateRow = line;
        }
        if (subjectColumn >= 0 && subjects.size() < COMPARED) {
            var session = sessionColumn < 0 ? "" : cells.get(sessionColumn).strip();
            var key = cells.get(subjectColumn).strip() + "\t" + session;
            if (subjects.merge(key, 1L, Long::sum) == 2 && duplicateSubjects++ == 0) {
                firstDuplicateSubject = line;
            }
        }
    }

    List<ColumnTally> tallies() {
        return tallies;
    }

    int subjectColumn() {
        return subjectColumn;
    }

    int sessionColumn() {
        return sessionColumn;
    }

    long duplicateRows() {
        return duplicateRows;
    }

    long firstDuplicateRow() {
        return firstDuplicateRow;
    }

    long duplicateSubjects() {
        return duplicateSubjects;
    }

    long firstDuplicateSubject() {
        return firstDuplicateSubject;
    }

    /// 64 bits of FNV-1a: 500,000 rows collide with a chance of 7e-9.
    private static long hash(List<String> cells) {
        long hash = 0xcbf29ce484222325L;
        for (var cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0xFFFF) * 0x100000001b3L;
        }
        return hash;
    }
}
