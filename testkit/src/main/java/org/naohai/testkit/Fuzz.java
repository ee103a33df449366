package org.naohai.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Feeds a reader with damaged copies of valid files, each within the bounds of [Bounded].
///
/// - **input** path → bytes: a file, or several that belong together, of which one is damaged
/// - **kept** inputs that once failed lie in `src/test/resources/fuzz/NAME/CASE/` of the module and are always read
/// - **fails** with seed and case; the input is then in `target/fuzz/NAME/SEED/`, to be kept together with the mend
public final class Fuzz {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final Path FAILED = Path.of("target/fuzz");
    private static final Duration HANGS = Duration.ofMinutes(1);

    private final String name;
    private final List<? extends Map<String, byte[]>> valid;
    private final Damaging damaging;
    private final Reading reading;
    private long longestNanos;
    private long mostBytes;

    /// - **valid** inputs to damage
    public Fuzz(String name, List<? extends Map<String, byte[]>> valid, Damaging damaging, Reading reading) {
        this.name = name;
        this.valid = valid;
        this.damaging = damaging;
        this.reading = reading;
    }

    /// [Damage#any] or [Damage#text].
    @FunctionalInterface
    public interface Damaging {
        byte[] damage(byte[] file, Random random);
    }

    /// Reads everything there is to read of the input.
    @FunctionalInterface
    public interface Reading {
        void read(SortedMap<String, byte[]> input) throws Exception;
    }

    /// What once failed, and the valid inputs themselves.
    public void kept() throws IOException {
        int number = 0;
        for (var one : valid) {
            read("valid input " + number++, new TreeMap<>(one));
        }
        var folder = KEPT.resolve(name);
        if (Files.isDirectory(folder)) {
            try (var cases = Files.list(folder)) {
                for (var one : cases.sorted().toList()) {
                    read(one.toString(), load(one));
                }
            }
        }
    }

    public void some(int tries, long seed) {
        for (int i = 0; i < tries; i++) {
            once(seed + i);
        }
    }

    /// For `-Dnaohai.fuzz.seconds` (30), from `-Dnaohai.seed` on where it is given; tells one line.
    public void forItsTime(long usualSeed) {
        long seed = Long.getLong("naohai.seed", usualSeed);
        long seconds = Long.getLong("naohai.fuzz.seconds", 30);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        long tries = 0;
        while (System.nanoTime() < end) {
            once(seed + tries++);
        }
        System.out.println("LONG | fuzz: %s | seed %d | %,d damaged inputs in %d s, the longest %d ms, at most %.1f MiB"
                        .formatted(name, seed, tries, seconds, longestNanos / 1_000_000, mostBytes / 1048576.0)
                + " allocated | all told as problems");
    }

    private void once(long seed) {
        var random = new Random(seed);
        var input = new TreeMap<>(valid.get((int) Math.floorMod(seed, (long) valid.size())));
        var hit = List.copyOf(input.keySet()).get(random.nextInt(input.size()));
        input.put(hit, damaging.damage(Objects.requireNonNull(input.get(hit)), random));
        read(Long.toString(seed), input);
    }

    private void read(String what, SortedMap<String, byte[]> input) {
        var watch = Thread.ofVirtual().start(() -> keepIfItHangs(what, input));
        try {
            int size = input.values().stream().mapToInt(bytes -> bytes.length).sum();
            var used = Bounded.run(name + " " + what, size, () -> reading.read(input));
            longestNanos = Math.max(longestNanos, used.nanos());
            mostBytes = Math.max(mostBytes, used.allocatedBytes());
        } catch (AssertionError e) {
            save(what, input);
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    private void keepIfItHangs(String what, SortedMap<String, byte[]> input) {
        try {
            Thread.sleep(HANGS);
            save(what, input);
            System.err.println(name + " " + what + " hangs");
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void save(String what, SortedMap<String, byte[]> input) {
        var folder = FAILED.resolve(name).resolve(what.replaceAll("\\W", "_"));
        try {
            for (var file : input.entrySet()) {
                var target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> load(Path folder) throws IOException {
        var input = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                input.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return input;
    }
}
