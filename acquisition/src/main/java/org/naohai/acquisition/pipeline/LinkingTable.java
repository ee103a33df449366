package org.naohai.acquisition.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.Entry;

/// Which subject each file of an import belongs to, as a table says: one column of labels, one of file names.
///
/// The label column is named `subject`, `participant_id` or the like, else it is the one whose cells begin with
/// `sub-`; the file column is the one that names most of the files. UTF-8, else GB18030; tabs, else commas.
final class LinkingTable {

    private static final Set<String> LABEL_COLUMNS =
            Set.of("subject", "subject_id", "participant_id", "participant", "sub", "被试", "被试编号", "受试者");

    private final String name;
    private final Map<String, String> labelByFile;

    private LinkingTable(String name, Map<String, String> labelByFile) {
        this.name = name;
        this.labelByFile = labelByFile;
    }

    static LinkingTable none() {
        return new LinkingTable("", Map.of());
    }

    static LinkingTable of(Entry.@Nullable Linking linking, Collection<String> paths) {
        if (linking == null) {
            return none();
        }
        var rows = rows(text(linking.table()));
        if (rows.isEmpty()) {
            return none();
        }
        var names = new HashMap<String, String>();
        paths.forEach(path -> names.put(fileName(path), path));
        var header = rows.getFirst();
        var body = rows.subList(1, rows.size());
        int files = fileColumn(header, body, names.keySet());
        int labels = labelColumn(header, body, files);
        var labelByFile = new HashMap<String, String>();
        for (var row : body) {
            if (files >= 0 && labels >= 0 && row.size() > Math.max(files, labels)) {
                labelByFile.put(fileName(row.get(files)), label(row.get(labels)));
            }
        }
        return new LinkingTable(linking.path(), labelByFile);
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return labelByFile.isEmpty();
    }

    Optional<String> labelOf(String path) {
        return Optional.ofNullable(labelByFile.get(fileName(path)));
    }

    private static int fileColumn(List<String> header, List<List<String>> body, Set<String> names) {
        return best(header, body, cell -> names.contains(fileName(cell)));
    }

    private static int labelColumn(List<String> header, List<List<String>> body, int files) {
        for (int i = 0; i < header.size(); i++) {
            if (i != files && LABEL_COLUMNS.contains(header.get(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return best(header, body, cell -> cell.startsWith("sub-"));
    }

    private static int best(List<String> header, List<List<String>> body, java.util.function.Predicate<String> fits) {
        record Column(int number, long fitting) {}
        var columns = new ArrayList<Column>();
        for (int i = 0; i < header.size(); i++) {
            int number = i;
            long fitting = body.stream()
                    .filter(row -> row.size() > number && fits.test(row.get(number)))
                    .count();
            columns.add(new Column(number, fitting));
        }
        return columns.stream()
                .filter(column -> column.fitting() > 0)
                .max(Comparator.comparingLong(Column::fitting))
                .map(Column::number)
                .orElse(-1);
    }

    private static String label(String cell) {
        return cell.startsWith("sub-") ? cell : "sub-" + cell;
    }

    private static String fileName(String path) {
        var normal = Normalizer.normalize(path.strip().replace('\\', '/'), Normalizer.Form.NFC);
        return normal.substring(normal.lastIndexOf('/') + 1);
    }

    private static List<List<String>> rows(String text) {
        var delimiter = text.lines().findFirst().orElse("").contains("\t") ? "\t" : ",";
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(delimiter, -1)).stream()
                        .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                        .toList())
                .toList();
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
