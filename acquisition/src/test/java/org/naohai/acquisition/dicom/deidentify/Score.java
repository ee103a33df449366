package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was planted and what of it can still be read, by kind of identifier, by place and by encoding.
final class Score {

    private static final List<String> TABLES = List.of("kind of identifier", "place", "encoding");

    /// How many were planted, and how many can be read.
    private record Count(int planted, int survived) {
        Count plus(int times, int left) {
            return new Count(planted + times, survived + left);
        }
    }

    private final Map<String, Map<String, Count>> tables = new TreeMap<>();
    private final List<String> survivors = new ArrayList<>();
    private int planted;

    /// - **planted** witness → how often · **bytes** what was made of it
    void add(String kind, String place, String encoding, Map<String, Integer> witnesses, byte[] bytes) {
        var decoded = Witness.decoded(bytes);
        witnesses.forEach((witness, times) -> {
            int left = Math.min(times, Witness.count(witness, decoded));
            add(kind, place, encoding, times, left);
            if (left > 0 && !kind.startsWith(Persona.LIMIT)) {
                survivors.add("%s · %s · %s · %s: %d of %d".formatted(kind, place, encoding, witness, left, times));
            }
        });
    }

    void add(String kind, String place, String encoding, int times, int left) {
        count(TABLES.get(0), kind, times, left);
        if (!kind.startsWith(Persona.LIMIT)) {
            count(TABLES.get(1), place, times, left);
            count(TABLES.get(2), encoding, times, left);
            planted += times;
        }
    }

    private void count(String table, String row, int times, int left) {
        tables.computeIfAbsent(table, key -> new TreeMap<>())
                .merge(row, new Count(times, left), (one, more) -> one.plus(more.planted, more.survived));
    }

    /// Except of kinds that nothing can find.
    List<String> survivors() {
        return survivors;
    }

    /// Without those of kinds that nothing can find.
    int planted() {
        return planted;
    }

    String tables() {
        var text = new StringBuilder();
        for (var title : TABLES) {
            text.append("\n| ").append(title).append(" | planted | can be read |\n|---|---:|---:|\n");
            tables.getOrDefault(title, Map.of())
                    .forEach((row, count) ->
                            text.append("| %s | %,d | %,d |%n".formatted(row, count.planted, count.survived)));
        }
        return text.toString();
    }
}
