package org.naohai.perf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Small studies to send: path → bytes.
final class Trees {

    private static final int SUBJECTS = 6;
    private static final int RUNS = 6;

    private Trees() {}

    /// Small tables of several subjects, a description, and two files that go into spools of their own.
    static SortedMap<String, byte[]> small(String name, int largeBytes, Random chance) {
        var tree = new TreeMap<String, byte[]>();
        put(tree, "dataset_description.json", "{\"Name\": \"" + name + "\", \"BIDSVersion\": \"1.10.0\"}");
        var people = new StringBuilder("participant_id\tage\tsex\n");
        for (int subject = 1; subject <= SUBJECTS; subject++) {
            var label = "sub-%02d".formatted(subject);
            people.append(label).append('\t').append(7 + chance.nextInt(9)).append("\tF\n");
            for (int run = 1; run <= RUNS; run++) {
                put(tree, label + "/beh/" + label + "_task-star_run-" + run + "_beh.tsv", trials(chance));
            }
        }
        put(tree, "participants.tsv", people.toString());
        for (int i = 1; i <= 2; i++) {
            var large = new byte[largeBytes];
            chance.nextBytes(large);
            tree.put("extra/large-" + i + ".bin", large);
        }
        return tree;
    }

    private static String trials(Random chance) {
        var rows = new StringBuilder("trial\tresponse_time\n");
        for (int trial = 1; trial <= 40; trial++) {
            rows.append(trial).append('\t').append(300 + chance.nextInt(900)).append('\n');
        }
        return rows.toString();
    }

    private static void put(Map<String, byte[]> tree, String path, String text) {
        tree.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
