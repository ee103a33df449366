package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.json.JsonMapper;

/// Every fact that quality control keeps of a header or sidecar has a name for people in both languages.
class FactNamesTest {

    private static final Path ROOT = SharedData.projectRoot();
    private static final Pattern KEPT = Pattern.compile("facts\\s*\\.\\s*put\\s*\\(\\s*\"(\\w+)\"");
    private static final Pattern OF_SIDECARS = Pattern.compile("\"[A-Z]\\w+\",\\s*\"([a-z]\\w+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_fact_has_a_name(String language) throws IOException {
        var names = JsonMapper.shared()
                .readTree(Files.readString(ROOT.resolve("web/src/shared/" + language + ".json")))
                .path("fact")
                .propertyStream()
                .map(one -> one.getKey())
                .collect(Collectors.toSet());
        assertThat(names).containsAll(facts());
    }

    @Test
    void the_facts_of_bids_sidecars_are_among_them() throws IOException {
        assertThat(facts()).contains("taskName", "manufacturer", "echoTimeSeconds", "shape", "channels", "sites");
    }

    private static Set<String> facts() throws IOException {
        var facts = new TreeSet<String>();
        try (var files = Files.walk(ROOT.resolve("quality/src/main/java"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var source = Files.readString(file);
                KEPT.matcher(source).results().forEach(found -> facts.add(found.group(1)));
                if (String.valueOf(file.getFileName()).endsWith("Facts.java")) {
                    OF_SIDECARS.matcher(source).results().forEach(found -> facts.add(found.group(1)));
                }
            }
        }
        return facts;
    }
}
