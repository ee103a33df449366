package org.naohai.formats.genomics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// The meta lines and the column line of a VCF (VCFv4.1–4.4 §1).
///
/// - **contigs** name → length, 0 where not given · **reference** the `##reference` and `assembly` values
/// - **columns** of a data line: 8 fixed ones, `FORMAT` and the samples where there are any
public record VcfHeader(
        String version,
        Map<String, Long> contigs,
        List<String> reference,
        Set<String> filters,
        Set<String> infos,
        Set<String> formats,
        List<String> samples,
        int columns,
        List<Problem> problems) {

    private static final List<String> FIXED = List.of("#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO");
    private static final Pattern ID = Pattern.compile("[<,]ID=([^,>]{1,1000})");
    private static final Pattern LENGTH = Pattern.compile("[<,]length=(\\d{1,12})");
    private static final Pattern ASSEMBLY = Pattern.compile("[<,]assembly=([^,>]{1,1000})");
    private static final int MOST_LINES = 100_000;
    private static final int LONGEST_NAME = 1_000;

    public VcfHeader {
        contigs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(contigs));
        reference = List.copyOf(reference);
        filters = Set.copyOf(filters);
        infos = Set.copyOf(infos);
        formats = Set.copyOf(formats);
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }

    /// Gathers the lines that begin with `#`.
    static final class Builder {
        private final String path;
        private final List<Problem> problems = new ArrayList<>();
        private final Map<String, Long> contigs = new LinkedHashMap<>();
        private final Set<String> reference = new LinkedHashSet<>();
        private final Map<String, Set<String>> ids =
                Map.of("FILTER", new HashSet<>(), "INFO", new HashSet<>(), "FORMAT", new HashSet<>());
        private List<String> samples = List.of();
        private @Nullable String version;
        private int columns;
        private int lines;

        Builder(String path) {
            this.path = path;
        }

        /// Takes a `##` line.
        void meta(String line) {
            if (lines++ == 0 && line.startsWith("##fileformat=")) {
                version = line.substring("##fileformat=".length()).strip();
                if (!version.matches("VCFv4\\.\\d+")) {
                    problems.add(Problem.warning(
                            "VCF_VERSION", path, "##fileformat", Problem.quoted(version), "VCFv4.1 … VCFv4.4"));
                }
                return;
            }
            if (lines > MOST_LINES) {
                return;
            }
            int equals = line.indexOf('=');
            var key = equals < 0 ? "" : line.substring(2, equals);
            var id = ID.matcher(line);
            if (key.equals("contig") && id.find()) {
                contig(line, id.group(1));
            } else if (ids.containsKey(key) && id.find()) {
                ids.getOrDefault(key, Set.of()).add(id.group(1));
            } else if (key.equals("reference") || key.equals("assembly")) {
                reference.add(lastName(line.substring(equals + 1)));
            }
        }

        private void contig(String line, String id) {
            var length = LENGTH.matcher(line);
            contigs.put(id, length.find() ? Long.parseLong(length.group(1)) : 0L);
            var assembly = ASSEMBLY.matcher(line);
            if (assembly.find()) {
                reference.add(assembly.group(1).replace("\"", ""));
            }
        }

        /// The file's own name only: a path tells of somebody's machine.
        private static String lastName(String reference) {
            var name = reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('\\')) + 1);
            return name.substring(0, Math.min(LONGEST_NAME, name.length()));
        }

        /// Takes the `#CHROM` line.
        VcfHeader columns(String line) {
            var cells = new ArrayList<>(List.of(line.split("\t", VcfReader.MOST_CELLS)));
            if (cells.size() == VcfReader.MOST_CELLS) {
                problems.add(Problem.error(
                        "VCF_COLUMNS", path, "#CHROM line", "≥ " + cells.size() + " columns", "< " + cells.size()));
                cells.subList(FIXED.size(), cells.size()).clear();
            }
            if (cells.getLast().isBlank()) {
                problems.add(
                        Problem.warning("VCF_HEADER_TRAILING_TAB", path, "#CHROM line", "empty last column", "none"));
                while (cells.size() > FIXED.size() && cells.getLast().isBlank()) {
                    cells.removeLast();
                }
            }
            if (cells.size() < FIXED.size() || !cells.subList(0, FIXED.size()).equals(FIXED)) {
                problems.add(Problem.error("VCF_COLUMNS", path, "#CHROM line", "other columns", "#CHROM … INFO"));
            }
            if (cells.size() > FIXED.size()) {
                boolean format = cells.get(FIXED.size()).equals("FORMAT");
                if (!format) {
                    problems.add(
                            Problem.warning("VCF_FORMAT_MISSING", path, "#CHROM line", "no FORMAT column", "FORMAT"));
                }
                samples = cells.subList(FIXED.size() + 1, cells.size());
            }
            columns = cells.size();
            unique();
            return build();
        }

        private void unique() {
            long distinct = samples.stream().distinct().count();
            if (distinct < samples.size()) {
                problems.add(Problem.error(
                        "VCF_SAMPLE_TWICE",
                        path,
                        "#CHROM line",
                        samples.size() - distinct + " samples",
                        "unique names"));
            }
        }

        VcfHeader build() {
            return new VcfHeader(
                    version == null ? "-" : version,
                    contigs,
                    List.copyOf(reference),
                    ids.getOrDefault("FILTER", Set.of()),
                    ids.getOrDefault("INFO", Set.of()),
                    ids.getOrDefault("FORMAT", Set.of()),
                    samples,
                    columns,
                    problems);
        }
    }
}
