package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.Entry;
import org.naohai.kernel.Problem;

/// Which subject each file of an import belongs to, as a table says: one column of labels, one of file names.
///
/// - **label column** named `subject`, `participant_id` or the like, else the one whose cells are `sub-`
///   and a label
/// - **file column** the one that names most of the files, by path or by the end of a path ([FileNames])
/// - **decides nothing**, and is reported: a row that names several files, rows that disagree on a file, a label
///   that is none
final class LinkingTable {

    private static final Set<String> LABEL_COLUMNS =
            Set.of("subject", "subject_id", "participant_id", "participant", "sub", "被试", "被试编号", "受试者");
    private static final Pattern LABEL = Pattern.compile("sub-[A-Za-z0-9]{1,64}");
    private static final Set<String> NO_FILE = Set.of("", "n/a", "na");
    private static final String UNKNOWN_FILE = "-";
    private static final int LINES_NAMED = 10;

    private final String name;
    private final Map<String, String> labelByPath = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Long> unused = new ArrayList<>();
    private final List<Long> ambiguous = new ArrayList<>();
    private final List<Long> unlabelled = new ArrayList<>();

    private LinkingTable(String name) {
        this.name = name;
    }

    static LinkingTable none() {
        return new LinkingTable("");
    }

    static LinkingTable of(Entry.@Nullable Linking linking, Collection<String> paths) throws IOException {
        if (linking == null) {
            return none();
        }
        var table = new LinkingTable(linking.path());
        var rows = LinkingRows.read(linking);
        table.problems.addAll(rows.problems());
        table.take(rows, new FileNames(paths));
        return table;
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return labelByPath.isEmpty();
    }

    /// By the path it was sent under.
    Optional<String> labelOf(String path) {
        return Optional.ofNullable(labelByPath.get(path));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void take(LinkingRows rows, FileNames files) {
        int fileColumn = rows.best(files::mayName, any -> true);
        int labelColumn = labelColumn(rows, fileColumn);
        if (labelColumn < 0) {
            problems.add(Problem.warning("LINK_TABLE_NO_LABELS", name, null, "absent", "a column of subject labels"));
            return;
        }
        var claims = new TreeMap<String, List<Claim>>();
        for (var row : rows.body()) {
            var file = fileColumn < 0 ? UNKNOWN_FILE : row.cells().get(fileColumn);
            if (!NO_FILE.contains(file.toLowerCase(Locale.ROOT))) {
                claim(row.line(), label(row.cells().get(labelColumn)), files.named(file), claims);
            }
        }
        claims.forEach(this::settle);
        report("LINK_TABLE_UNUSED", unused, "names of files of this import");
        report("LINK_ROW_AMBIGUOUS", ambiguous, "one file and one label a row");
        report("LINK_LABEL_INVALID", unlabelled, "sub-10");
    }

    /// A row that names a file.
    private record Claim(long line, String label, int likeness) {}

    private void claim(long line, String label, List<FileNames.Match> named, Map<String, List<Claim>> claims) {
        if (!LABEL.matcher(label).matches()) {
            unlabelled.add(line);
        } else if (named.isEmpty()) {
            unused.add(line);
        } else if (named.size() > 1) {
            ambiguous.add(line);
        } else {
            var match = named.getFirst();
            claims.computeIfAbsent(match.path(), path -> new ArrayList<>())
                    .add(new Claim(line, label, match.likeness()));
        }
    }

    /// Of several rows that name a file the one that says most of its path counts, if only one label does so.
    private void settle(String path, List<Claim> claims) {
        int most = claims.stream().mapToInt(Claim::likeness).max().orElseThrow();
        var likest = claims.stream().filter(claim -> claim.likeness() == most).toList();
        var labels = likest.stream().map(Claim::label).collect(Collectors.toSet());
        if (labels.size() == 1) {
            labelByPath.put(path, labels.iterator().next());
        } else {
            likest.forEach(claim -> ambiguous.add(claim.line()));
        }
    }

    private void report(String code, List<Long> lines, String expected) {
        if (!lines.isEmpty()) {
            var named = lines.stream()
                    .sorted()
                    .limit(LINES_NAMED)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "line ", lines.size() > LINES_NAMED ? ", …" : ""));
            problems.add(Problem.warning(code, name, named, lines.size() + " rows", expected));
        }
    }

    private static int labelColumn(LinkingRows rows, int files) {
        for (int i = 0; i < rows.columns().size(); i++) {
            if (i != files && LABEL_COLUMNS.contains(rows.columns().get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        Predicate<String> labelled = cell -> LABEL.matcher(cell).matches();
        return rows.best(labelled, column -> column != files);
    }

    private static String label(String cell) {
        return cell.startsWith("sub-") ? cell : "sub-" + cell;
    }
}
