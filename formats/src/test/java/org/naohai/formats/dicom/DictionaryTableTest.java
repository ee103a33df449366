package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of attributes and SOP classes are what the published ones say; `-Dgolden.update=true` makes them anew.
@EnabledIf("org.naohai.testkit.SharedData#present")
class DictionaryTableTest {

    private static final Path TABLES = Path.of("src/main/resources/org/naohai/formats/dicom");

    @Test
    void the_table_of_attributes_is_the_published_one() throws IOException {
        var rows = StreamSupport.stream(published("attributes.json").spliterator(), false)
                .filter(one -> !text(one, "valueRepresentation").isEmpty())
                .filter(one -> !text(one, "id").startsWith("fffe"))
                .sorted(Comparator.comparing(one -> text(one, "id")))
                .map(one -> String.join(
                        "\t",
                        text(one, "id"),
                        text(one, "valueRepresentation").replace(" or ", "|"),
                        text(one, "valueMultiplicity"),
                        text(one, "keyword"),
                        text(one, "name"),
                        text(one, "retired").equals("Y") ? "Y" : ""))
                .collect(Collectors.joining("\n", "tag\tvr\tvm\tkeyword\tname\tretired\n", "\n"));
        same("attributes.tsv", rows);
    }

    @Test
    void the_table_of_storage_classes_is_the_published_one() throws IOException {
        var rows = StreamSupport.stream(published("sops.json").spliterator(), false)
                .sorted(Comparator.comparing(one -> parts(text(one, "id")), Arrays::compare))
                .map(one -> String.join("\t", text(one, "id"), text(one, "name"), text(one, "ciod")))
                .collect(Collectors.joining("\n", "uid\tname\tiod\n", "\n"));
        same("storage-classes.tsv", rows);
    }

    private static void same(String table, String rows) throws IOException {
        var path = TABLES.resolve(table);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(path, rows);
        }
        assertThat(path).hasContent(rows);
    }

    private static int[] parts(String uid) {
        return Arrays.stream(uid.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static String text(JsonNode one, String field) {
        return one.path(field).asString("");
    }

    private static JsonNode published(String name) {
        return JsonMapper.shared()
                .readTree(SharedData.find("standards/dicom/" + name).orElseThrow());
    }
}
