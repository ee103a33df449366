package org.naohai.formats.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.formats.Corpus;

class TableReaderTest {

    @Test
    void the_same_table_reads_the_same_in_every_encoding() throws IOException {
        var text = "participant_id\t姓名\t诊断\nsub-01\t张伟\t注意缺陷多动障碍\nsub-02\t李娜\t对照组\n";
        for (var encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "GB18030", "GBK")) {
            var read = read("t.tsv", new Corpus().with("t.tsv", text, encoding));
            assertThat(read.rows)
                    .as(encoding)
                    .containsExactly(List.of("sub-01", "张伟", "注意缺陷多动障碍"), List.of("sub-02", "李娜", "对照组"));
        }
    }

    @Test
    void a_latin_letter_is_not_taken_for_chinese() throws IOException {
        var read = read("t.csv", new Corpus().with("t.csv", "a,b\nGustavo Mejía,señor\n", "ISO-8859-1"));
        assertThat(read.rows).containsExactly(List.of("Gustavo Mejía", "señor"));
        assertThat(read.codes()).containsExactly("TEXT_ENCODING_GUESSED");
    }

    @Test
    void semicolons_and_quoted_line_ends_are_understood() throws IOException {
        var read = read("t.csv", new Corpus().with("t.csv", "a;b\r\n\"x\ny\";1,5\r\n"));
        assertThat(read.rows).containsExactly(List.of("x\ny", "1,5"));
        assertThat(read.codes()).containsExactly("TABLE_DELIMITER");
    }

    @Test
    void odd_headers_and_rows_are_mended_and_reported() throws IOException {
        var read = read("t.csv", new Corpus().with("t.csv", "a,a,\n1,2,3\n1\n1,2,3,4\n"));
        assertThat(read.columns).containsExactly("a", "a.2", "column 3");
        assertThat(read.rows).containsExactly(List.of("1", "2", "3"), List.of("1", "", ""), List.of("1", "2", "3"));
        assertThat(read.codes()).containsExactly("TABLE_COLUMN_UNNAMED", "TABLE_COLUMN_DUPLICATE", "TABLE_ROW_RAGGED");
    }

    @Test
    void formulae_are_told_from_negative_numbers() throws IOException {
        assertThat(read("t.csv", new Corpus().with("t.csv", "a\n-1.5\n+3\n-\n@home\n=\n-1e-5\n"))
                        .codes())
                .isEmpty();
        for (var formula :
                List.of("=cmd|'/C calc'!A0", "+cmd|x", "@SUM(A1)", "=1+1", "-2+cmd|x", "=HYPERLINK(\"\"x\"\")")) {
            assertThat(read("t.csv", new Corpus().with("t.csv", "a,b\n\"" + formula + "\",1\n"))
                            .codes())
                    .as(formula)
                    .containsExactly("TABLE_FORMULA_CELL");
        }
    }

    @Test
    void empty_wide_and_bomb_files_are_results_not_exceptions() throws IOException {
        assertThat(read("t.csv", new Corpus().with("t.csv", "\n\n")).codes()).containsExactly("TABLE_NO_HEADER");
        assertThat(read("t.csv", new Corpus().with("t.csv", "a,b\n")).codes()).containsExactly("TABLE_NO_ROWS");
        assertThat(read("t.tsv.gz", new Corpus().with("t.tsv.gz", Corpus.gzip(new byte[0])))
                        .codes())
                .containsExactly("FILE_EMPTY");
        assertThat(read("t.csv", new Corpus().with("t.csv", "x,".repeat(12_000)))
                        .codes())
                .containsExactly("TABLE_TOO_WIDE");
        assertThat(read("t.tsv.gz", new Corpus().with("t.tsv.gz", Corpus.bomb(96)))
                        .codes())
                .contains("GZIP_BOMB");
        var cut = java.util.Arrays.copyOf(Corpus.gzip("a\tb\n1\t2\n".getBytes()), 12);
        assertThat(read("t.tsv.gz", new Corpus().with("t.tsv.gz", cut)).codes()).contains("GZIP_DAMAGED");
    }

    @Test
    void thousands_of_equal_names_are_told_apart_at_once() throws IOException {
        var read = read("t.csv", new Corpus().with("t.csv", "x,".repeat(9_000) + "x\n1\n"));
        assertThat(read.columns).hasSize(9_001).doesNotHaveDuplicates();
    }

    @Test
    void an_open_quote_is_said() throws IOException {
        var rows = "1\tx\n".repeat(2_000);
        assertThat(read("t.tsv", new Corpus().with("t.tsv", "a\tb\n1\t\"open\n" + rows))
                        .codes())
                .contains("TABLE_QUOTE_OPEN");
    }

    private static Collected read(String path, Corpus files) throws IOException {
        var collected = new Collected();
        collected.read = TableReader.read(path, files, List.of(), collected);
        return collected;
    }

    private static final class Collected implements TableReader.Sink {
        private List<String> columns = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private TableReader.Read read;

        @Override
        public void header(List<String> columns) {
            this.columns = columns;
        }

        @Override
        public void row(long line, List<String> cells) {
            if (rows.size() < 5_000) {
                rows.add(List.copyOf(cells));
            }
        }

        List<String> codes() {
            return read.problems().stream()
                    .filter(problem -> !problem.code().equals("TEXT_NOT_UTF8"))
                    .map(problem -> problem.code())
                    .toList();
        }
    }
}
