package org.naohai.formats.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.formats.MemoryTree;
import org.naohai.formats.imaging.Gradients;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Damage;
import org.naohai.testkit.EdfBytes;
import org.naohai.testkit.Fuzz;
import org.naohai.testkit.NiftiBytes;

/// Trees with damaged files and names are grouped whole, and their sidecars and gradients give problems, nothing worse.
class LayoutFuzzTest {

    private static final Map<String, byte[]> TREE = Map.of(
            "dataset_description.json", text("{\"Name\": \"t\", \"BIDSVersion\": \"1.10.0\"}"),
            "task-rest_bold.json", text("{\"RepetitionTime\": 2.0, \"TaskName\": \"rest\"}"),
            "sub-01/func/sub-01_task-rest_bold.nii",
                    NiftiBytes.write(
                            1, ByteOrder.LITTLE_ENDIAN, NiftiBytes.INT16, new long[] {2, 2, 2, 2}, new double[16]),
            "sub-01/func/sub-01_task-rest_bold.json", text("{\"SliceTiming\": [0, 1], \"EchoTime\": 0.03}"),
            "sub-01/dwi/sub-01_dwi.bval", text("0 1000 1000\n"),
            "sub-01/dwi/sub-01_dwi.bvec", text("0 1 0\n0 0 1\n0 0 0\n"),
            "sub-01/eeg/sub-01_task-rest_eeg.vhdr",
                    text("Brain Vision Data Exchange Header File Version 1.0\n[Common Infos]\nDataFile=x.eeg\n"),
            "sub-01/eeg/x.eeg", new byte[40],
            "sub-01/eeg/sub-01_task-go_eeg.edf",
                    EdfBytes.edf().signal("Cz", "uV", 4, new int[8]).write(),
            "phenotype/wasi.tsv", text("participant_id\tiq\nsub-01\t101\n"));

    private final Fuzz fuzz = new Fuzz("layout", List.of(TREE), Damage::text, LayoutFuzzTest::read);

    @Test
    void what_once_failed_is_grouped_and_gives_problems() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_trees_are_grouped_and_give_problems() {
        fuzz.some(2_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_trees_are_grouped_and_give_problems() {
        fuzz.forItsTime(31);
    }

    private static void read(SortedMap<String, byte[]> files) throws IOException {
        group(files);
        group(renamed(files));
    }

    /// The names are damaged by what the damaged content says, so that an input that is kept reads as it did.
    private static SortedMap<String, byte[]> renamed(SortedMap<String, byte[]> files) {
        var other = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            var damaged = Damage.text(text(path), new Random(java.util.Arrays.hashCode(bytes)));
            var name = new String(damaged, StandardCharsets.UTF_8).replace("\0", "");
            other.put(name.isEmpty() ? path : name, bytes);
        });
        return other;
    }

    private static void group(SortedMap<String, byte[]> files) throws IOException {
        var tree = new MemoryTree(files);
        var units = Layout.units(tree);
        var grouped = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        for (var unit : units) {
            grouped.add(unit.path());
            grouped.addAll(unit.companions());
            problems.addAll(Sidecars.read(unit, tree).problems());
        }
        assertThat(grouped).containsExactlyInAnyOrderElementsOf(files.keySet());
        if (files.containsKey("sub-01/dwi/sub-01_dwi.bval") && files.containsKey("sub-01/dwi/sub-01_dwi.bvec")) {
            Gradients.read(tree, "sub-01/dwi/sub-01_dwi.bval", "sub-01/dwi/sub-01_dwi.bvec", problems);
        }
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
