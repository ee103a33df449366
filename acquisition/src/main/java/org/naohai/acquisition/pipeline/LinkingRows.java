package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.naohai.acquisition.journal.BytesChannel;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.formats.tables.TableReader;
import org.naohai.kernel.Problem;

/// The rows of a linking table, their cells stripped, as many as there are columns.
record LinkingRows(List<String> columns, List<Row> body, List<Problem> problems) {

    /// - **line** of the table, from 1
    record Row(long line, List<String> cells) {}

    static LinkingRows read(Entry.Linking linking) throws IOException {
        var file = new TreeFile(
                linking.path(),
                linking.table().length,
                "",
                true,
                () -> new BytesChannel(ByteBuffer.wrap(linking.table())));
        var body = new ArrayList<Row>();
        var read = TableReader.read(
                linking.path(), new ImportTree(List.of(), List.of(file)), List.of(), new TableReader.Sink() {
                    @Override
                    public void header(List<String> columns) {
                        body.clear();
                    }

                    @Override
                    public void row(long line, List<String> cells) {
                        body.add(new Row(line, cells.stream().map(String::strip).toList()));
                    }
                });
        return new LinkingRows(read.columns(), body, read.problems());
    }

    /// The column with most cells that fit, or -1 where none does.
    int best(Predicate<String> fits, IntPredicate allowed) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            long fitting = allowed.test(column)
                    ? body.stream()
                            .filter(row -> fits.test(row.cells().get(column)))
                            .count()
                    : 0;
            if (fitting > most) {
                most = fitting;
                best = column;
            }
        }
        return best;
    }
}
