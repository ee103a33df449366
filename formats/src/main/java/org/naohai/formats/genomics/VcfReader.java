package org.naohai.formats.genomics;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.LimitedInflater;
import org.naohai.kernel.Problem;

/// Streams a VCF, plain, gzip or bgzip, line by line.
///
/// Odd lines are counted and left out; the reading goes on. htsjdk's own test files (a trailing tab in the header, a
/// missing FORMAT column) are read with a warning where bcftools refuses them.
public final class VcfReader {

    static final int FIXED_COLUMNS = 8;

    /// The largest cohorts hold some 10⁶ samples; a line of more cells is none.
    static final int MOST_CELLS = 1 << 21;

    private static final int LONGEST_CHROMOSOME = 1_000;

    private VcfReader() {}

    /// Takes the header once, then each well-formed site.
    public interface Sink {
        void header(VcfHeader header);

        void site(Site site);
    }

    /// - **sites** well-formed data lines
    public record Read(@Nullable VcfHeader header, long sites, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    public static Read read(String path, FileTree files, Sink sink) throws IOException {
        var reading = new Reading(path, sink);
        try (var stream = LimitedInflater.open(path, files)) {
            reading.all(new Lines(stream, null));
        } catch (LimitedInflater.Bomb e) {
            reading.problems.add(Problem.error("GZIP_BOMB", path, null, "> 500 : 1", "≤ 500 : 1"));
        } catch (EOFException | ZipException e) {
            reading.problems.add(Problem.error("GZIP_DAMAGED", path, null, "damaged or cut", "whole gzip stream"));
        } catch (Lines.LineTooLong e) {
            reading.problems.add(
                    Problem.error("VCF_LINE_TOO_LONG", path, "line " + reading.line, "> 64 MiB", "≤ 64 MiB"));
        }
        return reading.finished();
    }

    /// A data line as a site, or null where its columns or its position are none.
    static @Nullable Site site(String line, int columns) {
        var cells = split(line, columns);
        if (cells.size() < FIXED_COLUMNS) {
            return null;
        }
        long position = position(cells.get(1));
        if (position < 0
                || cells.get(0).isEmpty()
                || cells.get(0).length() > LONGEST_CHROMOSOME
                || !cells.get(3).matches("[ACGTNacgtnRYSWKMBDHVryswkmbdhv.*]+")) {
            return null;
        }
        var alternates = cells.get(4).equals(".")
                ? List.<String>of()
                : List.of(cells.get(4).split(",", -1));
        boolean genotyped = cells.size() > FIXED_COLUMNS + 1;
        return new Site(
                cells.get(0),
                position,
                cells.get(2),
                cells.get(3),
                alternates,
                quality(cells.get(5)),
                cells.get(6),
                cells.get(7),
                genotyped ? List.of(cells.get(FIXED_COLUMNS).split(":")) : List.of(),
                genotyped ? cells.subList(FIXED_COLUMNS + 1, cells.size()) : List.of());
    }

    /// The cells of a line; none where there are more than [#MOST_CELLS].
    private static List<String> split(String line, int expected) {
        var cells = new ArrayList<String>(Math.min(Math.max(expected, FIXED_COLUMNS), 4_096));
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            if (cells.size() == MOST_CELLS) {
                return List.of();
            }
            cells.add(line.substring(start, tab));
            start = tab + 1;
        }
        cells.add(line.substring(start));
        return cells;
    }

    private static long position(String text) {
        if (text.isEmpty() || text.length() > 12 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(text);
    }

    private static @Nullable Double quality(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// The state of one reading.
    private static final class Reading {
        private final String path;
        private final Sink sink;
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable VcfHeader header;
        private long line;
        private long sites;
        private long malformed;
        private long firstMalformed;
        private long ragged;
        private long firstRagged;

        Reading(String path, Sink sink) {
            this.path = path;
            this.sink = sink;
        }

        void all(Lines lines) throws IOException {
            var builder = new VcfHeader.Builder(path);
            for (var text = lines.next(); text != null; text = lines.next()) {
                line++;
                if (header == null && text.startsWith("##")) {
                    builder.meta(line == 1 ? text.replace("\uFEFF", "") : text);
                } else if (header == null && text.startsWith("#")) {
                    header = builder.columns(text);
                    problems.addAll(header.problems());
                    sink.header(header);
                } else if (header == null) {
                    problems.add(
                            Problem.error("VCF_HEADER_MISSING", path, "line " + line, "no #CHROM line", "#CHROM …"));
                    return;
                } else if (!text.isBlank()) {
                    data(text, header);
                }
            }
        }

        private void data(String text, VcfHeader known) {
            var site = site(text, known.columns());
            if (site == null) {
                firstMalformed = malformed++ == 0 ? line : firstMalformed;
                return;
            }
            if (site.samples().size() != known.samples().size()) {
                firstRagged = ragged++ == 0 ? line : firstRagged;
            }
            sites++;
            sink.site(site);
        }

        Read finished() {
            if (header == null && problems.isEmpty()) {
                problems.add(Problem.error("VCF_HEADER_MISSING", path, null, "no #CHROM line", "#CHROM …"));
            }
            if (malformed > 0) {
                problems.add(Problem.error(
                        "VCF_LINE_MALFORMED",
                        path,
                        "line " + firstMalformed,
                        malformed + " lines",
                        "CHROM POS ID REF ALT …"));
            }
            if (ragged > 0) {
                problems.add(Problem.warning(
                        "VCF_SAMPLE_COUNT",
                        path,
                        "line " + firstRagged,
                        ragged + " lines",
                        "as many samples as the header"));
            }
            return new Read(header, sites, problems);
        }
    }
}
