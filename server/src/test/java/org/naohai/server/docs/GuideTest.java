package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.server.NaohaiSettings;
import org.naohai.server.cli.Main;
import org.naohai.testkit.SharedData;
import picocli.CommandLine.Command;

/// The guide names every command, every setting and every variable of the environment, in both languages.
class GuideTest {

    private static final Path ROOT = SharedData.projectRoot();
    private static final Pattern VARIABLE = Pattern.compile("NAOHAI_[A-Z_]*[A-Z]");
    /// Set by our own scripts for what they start, not by people.
    private static final Set<String> INTERNAL = Set.of("NAOHAI_COHORT");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_guide_names_every_command(String language) throws IOException {
        var guide = guide(language);
        assertThat(commands(Main.class, ""))
                .hasSizeGreaterThan(10)
                .allSatisfy(command -> assertThat(guide).as(command).contains("naohai" + command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_guide_names_every_setting(String language) throws IOException {
        var guide = guide(language);
        assertThat(settings(NaohaiSettings.class, "naohai")).contains("naohai.data", "naohai.database.url");
        assertThat(settings(NaohaiSettings.class, "naohai"))
                .allSatisfy(one -> assertThat(guide).contains(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void the_guide_names_every_variable_of_the_environment(String language) throws IOException {
        var guide = guide(language);
        assertThat(variables()).contains("NAOHAI_URL", "NAOHAI_LANG");
        assertThat(variables()).allSatisfy(one -> assertThat(guide).contains(one));
    }

    private static String guide(String language) throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/" + language + ".md"));
    }

    private static List<String> commands(Class<?> type, String parent) {
        var command = type.getAnnotation(Command.class);
        return Arrays.stream(command.subcommands())
                .flatMap(one -> {
                    var name = parent + " " + one.getAnnotation(Command.class).name();
                    var below = commands(one, name);
                    return below.isEmpty() ? Stream.of(name) : below.stream();
                })
                .toList();
    }

    private static List<String> settings(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(one -> one.getType().isRecord()
                        ? settings(one.getType(), prefix + "." + one.getName()).stream()
                        : Stream.of(prefix + "." + one.getName().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// In the launcher, its scripts and the server.
    private static Set<String> variables() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Stream.of("naohai", "bin", "server/src/main/java", "postgres/src/main/java")
                .flatMap(GuideTest::files)) {
            for (var file : (Iterable<Path>) files::iterator) {
                VARIABLE.matcher(Files.readString(file)).results().forEach(one -> found.add(one.group()));
            }
        }
        return found.stream().filter(one -> !INTERNAL.contains(one)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(String below) {
        try {
            return Files.walk(ROOT.resolve(below)).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
