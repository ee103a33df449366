package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.sandbox.Limits;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;
import org.naohai.acquisition.dicom.sandbox.Ran;
import org.naohai.acquisition.dicom.sandbox.Sandbox;

/// Reads writing in pictures by tesseract, where it is installed: a child process behind walls that gets the
/// picture by its standard input, so that no identified pixel is on disk.
///
/// - **at the same time** half of the processors, one at least
/// - **word** three letters or digits, or two Han characters, that the program is sure of by 60 of 100; six
///   by 30, two by 85
final class TextRecognition {

    private static final int UNSURE = 30;
    private static final int SURE = 60;
    private static final int CERTAIN = 85;
    private static final Path ENV = Path.of("/usr/bin/env");
    private static final List<String> LANGUAGES = List.of("chi_sim", "eng");

    private final Sandbox sandbox;
    private final Path folder;
    private final Optional<Path> program;
    private final Semaphore permits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    /// Null until the program has answered.
    private volatile @Nullable String languages;

    /// - **folder** for the empty folders that programs start in
    TextRecognition(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.program = Sandbox.find("tesseract");
    }

    /// - **words** how many · **places** `top left`, `bottom`, … where they stand
    record Writing(int words, Set<String> places) {
        static final Writing NONE = new Writing(0, Set.of());
    }

    /// Which languages it reads; empty where it is not installed, or cannot be held. One that does not answer
    /// is asked again the next time.
    String languages() {
        var known = languages;
        if (known == null && program.isPresent() && sandbox.usable()) {
            known = ask().orElse(null);
            languages = known;
        }
        return known == null ? "" : known;
    }

    boolean usable() {
        return !languages().isEmpty();
    }

    /// - **picture** PGM, PNG, JPEG or JPEG 2000 · **returns** empty where the program could not read it
    Optional<Writing> read(byte[] picture) {
        return run(List.of("stdin", "stdout", "-l", languages(), "--psm", "11", "tsv"), picture)
                .map(TextRecognition::writing);
    }

    private Optional<String> ask() {
        return run(List.of("--list-langs"), new byte[0])
                .map(listed -> LANGUAGES.stream()
                        .filter(one -> listed.lines().anyMatch(one::equals))
                        .collect(Collectors.joining("+")));
    }

    /// What it said, where it ended well.
    private Optional<String> run(List<String> arguments, byte[] picture) {
        try {
            permits.acquire();
            try (var own = PrivateFolder.in(folder)) {
                var all = Stream.concat(
                                Stream.of(
                                        "OMP_THREAD_LIMIT=1",
                                        program.orElseThrow().toString()),
                                arguments.stream())
                        .toList();
                var job = new Sandbox.Job(ENV, places -> all, null, own.output(), picture, Limits.ofImage());
                return sandbox.run(job) instanceof Ran.Ended(var exit, var out, var error) && exit == 0
                        ? Optional.of(new String(out, StandardCharsets.UTF_8))
                        : Optional.empty();
            } finally {
                permits.release();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// - **tsv** level, page, block, paragraph, line, word, left, top, width, height, confidence, text
    private static Writing writing(String tsv) {
        double width = 1;
        double height = 1;
        int words = 0;
        int characters = 0;
        var places = new LinkedHashSet<String>();
        for (var line : tsv.lines().skip(1).toList()) {
            var cells = line.split("\t", -1);
            if (cells.length < 12) {
                continue;
            }
            if (cells[0].equals("1")) {
                width = Double.parseDouble(cells[8]);
                height = Double.parseDouble(cells[9]);
            } else if (cells[0].equals("5")) {
                int han = Double.parseDouble(cells[10]) < SURE
                        ? 0
                        : (int) cells[11]
                                .codePoints()
                                .filter(Character::isIdeographic)
                                .count();
                boolean word = isWord(cells[11], Double.parseDouble(cells[10])) || han > 1;
                characters += han;
                words += word ? 1 : 0;
                if (word || han > 0) {
                    places.add(place(cells, width, height));
                }
            }
        }
        int found = Math.max(words, characters >= 2 ? 1 : 0);
        return found == 0 ? Writing.NONE : new Writing(found, places);
    }

    /// Measured on speckles, which are read as words of up to three letters with a confidence up to 52.
    private static boolean isWord(String text, double confidence) {
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        return letters >= 6 && confidence >= UNSURE
                || letters >= 3 && confidence >= SURE
                || letters == 2 && confidence >= CERTAIN;
    }

    private static String place(String[] cells, double width, double height) {
        double x = (Double.parseDouble(cells[6]) + Double.parseDouble(cells[8]) / 2) / width;
        double y = (Double.parseDouble(cells[7]) + Double.parseDouble(cells[9]) / 2) / height;
        var row = y < 1 / 3.0 ? "top" : y > 2 / 3.0 ? "bottom" : "middle";
        return row + (x < 1 / 3.0 ? " left" : x > 2 / 3.0 ? " right" : "");
    }
}
