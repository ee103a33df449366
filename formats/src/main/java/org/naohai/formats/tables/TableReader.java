package org.naohai.formats.tables;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.naohai.formats.FileTree;
import org.naohai.formats.LimitedInflater;
import org.naohai.formats.text.TextEncoding;
import org.naohai.kernel.Problem;

/// Reads a CSV or TSV file row by row, plain or gzip, whatever its encoding and delimiter.
///
/// - **rows** all have as many cells as the header: short ones are filled with empty cells, what is too long is
///   cut, both are reported
/// - **limits** 10,000 columns · 1 MiB a cell and 16 MiB a row
/// - **source** RFC 4180; BIDS 1.10 "Tabular files"
public final class TableReader {

    private static final int FIRST_CHARS = 1 << 12;
    private static final int SNIFFED_CHARS = 1 << 16;
    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_ROW_CHARS = 16 << 20;
    static final int MAX_CELL_CHARS = 1 << 20;

    private TableReader() {}

    /// What stands around the rows.
    ///
    /// - **columns** names made unique (`x`, `x.2`), never empty (`column 3`)
    /// - **delimiter** `tab`, `comma`, `semicolon`, `bar`
    public record Read(List<String> columns, long rows, String encoding, String delimiter, List<Problem> problems) {
        public Read {
            columns = List.copyOf(columns);
            problems = List.copyOf(problems);
        }
    }

    /// Takes the header once, then each row; rows are only valid during the call.
    public interface Sink {
        void header(List<String> columns);

        /// - **line** of the file where the row starts, from 1
        void row(long line, List<String> cells);
    }

    /// - **columns** names for a table without a header line (BIDS `_physio`), else empty
    public static Read read(String path, FileTree files, List<String> columns, Sink sink) throws IOException {
        var problems = new ArrayList<Problem>();
        try {
            return read(path, files, columns, sink, problems);
        } catch (LimitedInflater.Bomb e) {
            problems.add(Problem.error("GZIP_BOMB", path, null, "> 500 : 1", "≤ 500 : 1"));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            problems.add(Problem.error("GZIP_DAMAGED", path, null, "damaged or cut", "whole gzip stream"));
        }
        return new Read(List.of(), 0, "-", "-", problems);
    }

    private static Read read(String path, FileTree files, List<String> columns, Sink sink, List<Problem> problems)
            throws IOException {
        TextEncoding encoding;
        try (var bytes = LimitedInflater.open(path, files)) {
            encoding = TextEncoding.detect(bytes);
        }
        report(encoding, path, problems);
        try (var text = text(path, files, encoding)) {
            var prefix = beginning(text);
            if (prefix.isEmpty()) {
                problems.add(Problem.warning("FILE_EMPTY", path, "size", "0 B", "> 0 B"));
                return new Read(List.of(), 0, encoding.name(), "-", problems);
            }
            char delimiter = delimiter(path, prefix, problems);
            var rows = new Rows(path, columns, sink, problems);
            parse(new Joined(prefix, text), delimiter, rows);
            rows.finish();
            return new Read(rows.columns(), rows.count(), encoding.name(), name(delimiter), problems);
        }
    }

    private static void parse(Reader text, char delimiter, Rows rows) throws IOException {
        var builder = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(MAX_ROW_CHARS);
        try (var csv = builder.ofCsvRecord(text);
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            while (rows.wantsMore() && records.hasNext()) {
                var row = records.next();
                rows.take(row.getStartingLineNumber(), row.getFields());
            }
        } catch (CsvParseException e) {
            rows.broken(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Reader text(String path, FileTree files, TextEncoding encoding) throws IOException {
        var bytes = LimitedInflater.open(path, files);
        bytes.skipNBytes(encoding.bomBytes());
        return new InputStreamReader(bytes, encoding.charset());
    }

    private static void report(TextEncoding encoding, String path, List<Problem> problems) {
        if (encoding.guessed()) {
            problems.add(Problem.warning("TEXT_ENCODING_GUESSED", path, "encoding", encoding.name(), "UTF-8"));
        } else if (!encoding.name().equals("UTF-8")) {
            problems.add(Problem.info("TEXT_NOT_UTF8", path, "encoding", encoding.name(), "UTF-8"));
        }
    }

    private static char delimiter(String path, String prefix, List<Problem> problems) {
        var lines = new ArrayList<>(prefix.lines().limit(20).toList());
        if (lines.size() > 1 && lines.size() < 20) {
            lines.removeLast();
        }
        boolean tsv = path.endsWith(".tsv") || path.endsWith(".tsv.gz") || path.endsWith(".tab");
        char preferred = tsv ? '\t' : ',';
        char found = Delimiters.sniff(lines, preferred);
        if (found != preferred && (tsv || path.endsWith(".csv"))) {
            problems.add(Problem.warning("TABLE_DELIMITER", path, "delimiter", name(found), name(preferred)));
        }
        return found;
    }

    private static String name(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ',' -> "comma";
            case ';' -> "semicolon";
            default -> "bar";
        };
    }

    private static String beginning(Reader text) throws IOException {
        var start = new char[FIRST_CHARS];
        int n = 0;
        for (int read = text.read(start); read > 0; read = text.read(start, n, start.length - n)) {
            n += read;
            if (n == start.length && n < SNIFFED_CHARS) {
                start = Arrays.copyOf(start, n * 4);
            }
        }
        return new String(start, 0, n);
    }

    static int maxColumns() {
        return MAX_COLUMNS;
    }

    /// A prefix that was read ahead, then the rest.
    private static final class Joined extends Reader {
        private final Reader first;
        private final Reader rest;
        private boolean inRest;

        Joined(String prefix, Reader rest) {
            this.first = new StringReader(prefix);
            this.rest = rest;
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            if (!inRest) {
                int n = first.read(chars, offset, length);
                if (n >= 0) {
                    return n;
                }
                inRest = true;
            }
            return rest.read(chars, offset, length);
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
