package org.naohai.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.FileTree;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;

class QualityControlTest {

    @TempDir
    Path folder;

    @Test
    void a_unit_that_nobody_takes_is_kept_as_unknown() throws IOException {
        var quality = new QualityControl(List.of(), assessments -> List.of());
        assertThat(quality.assess(unit(), FolderTree.of(folder)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_could_not_be_screened_is_rejected_and_keeps_the_identities_that_were_found() throws IOException {
        Files.writeString(folder.resolve("a.bin"), "text");
        Files.writeString(folder.resolve("a.json"), "{}");
        for (var failure : List.of(new IllegalStateException("defect"), new OutOfMemoryError("heap"))) {
            var quality = new QualityControl(List.of(new Fine()), assessments -> List.of());
            var assessment = quality.assess(unit("a.json"), new Failing(FolderTree.of(folder), failure));
            assertThat(assessment.verdict()).isEqualTo(Verdict.REJECTED);
            assertThat(assessment.problems()).extracting(Problem::code).containsExactly("READER_FAILED");
            assertThat(assessment.identities()).extracting(Identity::value).containsExactly("Jane Doe");
        }
    }

    @Test
    void a_unit_too_large_for_memory_harms_its_neighbours_not() throws IOException {
        var quality = new QualityControl(List.of(new Greedy()), assessments -> List.of());
        assertThat(quality.assess(unit(), FolderTree.of(folder)).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void a_defect_of_a_reader_becomes_a_problem() throws IOException {
        var quality = new QualityControl(List.of(new Broken()), assessments -> List.of());
        var assessment = quality.assess(unit(), FolderTree.of(folder));
        assertThat(assessment.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(assessment.problems()).extracting(Problem::code).containsExactly("READER_FAILED");
        assertThat(assessment.problems().getFirst().fix().zh()).isNotBlank();
    }

    private static Unit unit(String... companions) {
        var entities = new Entities(null, null, Map.of(), null, null, "");
        return new Unit("a.bin", Kind.UNKNOWN, null, entities, List.of(companions), List.of());
    }

    /// Files that cannot be opened.
    private record Failing(FileTree files, Throwable failure) implements FileTree {

        @Override
        public List<FileEntry> entries() {
            return files.entries();
        }

        @Override
        public Optional<FileEntry> find(String path) {
            return files.find(path);
        }

        @Override
        public InputStream open(String path) {
            throw thrown();
        }

        @Override
        public SeekableByteChannel channel(String path) {
            throw thrown();
        }

        private RuntimeException thrown() {
            if (failure instanceof Error error) {
                throw error;
            }
            return (RuntimeException) failure;
        }
    }

    private static final class Fine implements DomainAssessor {

        @Override
        public boolean takes(Unit unit) {
            return true;
        }

        @Override
        public Assessment assess(Unit unit, FileTree files) {
            return new Assessment(
                    unit,
                    Verdict.PASSED,
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(new Identity(null, "name", "patient field", "Jane Doe")),
                    List.of());
        }
    }

    private static final class Greedy implements DomainAssessor {

        @Override
        public boolean takes(Unit unit) {
            return true;
        }

        @Override
        public Assessment assess(Unit unit, FileTree files) {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    private static final class Broken implements DomainAssessor {

        @Override
        public boolean takes(Unit unit) {
            return true;
        }

        @Override
        public Assessment assess(Unit unit, FileTree files) {
            throw new IllegalStateException("defect");
        }
    }
}
