package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.naohai.formats.FileTree;

/// A BIDS `channels.tsv`: name, type, units and status of each channel.
///
/// - **source** BIDS 1.10, "Electroencephalography", channels description
public record ChannelsTable(String path, List<Row> rows) {

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_ROWS = 10_000;

    public ChannelsTable {
        rows = List.copyOf(rows);
    }

    /// The table of the same entities in the same folder.
    public static Optional<ChannelsTable> beside(FileTree files, String recording) throws IOException {
        int suffix = recording.lastIndexOf('_');
        if (suffix <= recording.lastIndexOf('/')) {
            return Optional.empty();
        }
        var path = recording.substring(0, suffix) + "_channels.tsv";
        return files.find(path).isEmpty() ? Optional.empty() : Optional.of(read(files, path));
    }

    private static ChannelsTable read(FileTree files, String path) throws IOException {
        try (var in = files.open(path)) {
            var lines = Texts.decode(in.readNBytes(MAX_BYTES)).lines().toList();
            var columns = lines.isEmpty()
                    ? List.<String>of()
                    : List.of(lines.getFirst().strip().split("\t"));
            var rows = new ArrayList<Row>();
            lines.stream()
                    .skip(1)
                    .limit(MAX_ROWS)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> {
                        var cells = line.split("\t", -1);
                        var byName = new HashMap<String, String>();
                        for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
                            byName.put(columns.get(i).strip().toLowerCase(Locale.ROOT), cells[i].strip());
                        }
                        rows.add(Row.of(byName));
                    });
            return new ChannelsTable(path, rows);
        }
    }

    /// Type and status of the row with the channel's name.
    Channel describe(Channel channel) {
        return rows.stream()
                .filter(row -> row.name().equals(channel.name()))
                .findFirst()
                .map(row -> channel.as(ChannelTypes.ofBids(row.type()).orElse(channel.type()), row.status()))
                .orElse(channel);
    }

    /// - **samplingFrequencyHz** where the table states one · **status** `good`, `bad` or `n/a`
    public record Row(String name, String type, String units, OptionalDouble samplingFrequencyHz, String status) {

        static Row of(Map<String, String> cells) {
            var status = cells.getOrDefault("status", "n/a").toLowerCase(Locale.ROOT);
            return new Row(
                    cells.getOrDefault("name", ""),
                    cells.getOrDefault("type", ""),
                    cells.getOrDefault("units", ""),
                    EdfField.number(cells.getOrDefault("sampling_frequency", "")),
                    status.equals("good") || status.equals("bad") ? status : "n/a");
        }
    }
}
