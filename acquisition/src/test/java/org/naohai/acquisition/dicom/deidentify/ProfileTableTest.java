package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.testkit.SharedData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ProfileTableTest {

    private static final Map<Option, String> COLUMNS = Map.of(
            Option.CLEAN_GRAPHICS, "cleanGraphOpt",
            Option.CLEAN_STRUCTURED_CONTENT, "cleanStructContOpt",
            Option.CLEAN_DESCRIPTORS, "cleanDescOpt",
            Option.RETAIN_FULL_DATES, "rtnLongFullDatesOpt",
            Option.RETAIN_MODIFIED_DATES, "rtnLongModifDatesOpt",
            Option.RETAIN_PATIENT_CHARACTERISTICS, "rtnPatCharsOpt",
            Option.RETAIN_DEVICE_IDENTITY, "rtnDevIdOpt",
            Option.RETAIN_SAFE_PRIVATE, "rtnSafePrivOpt",
            Option.RETAIN_INSTITUTION_IDENTITY, "rtnInstIdOpt");

    private static final Path RESOURCE = SharedData.projectRoot()
            .resolve("acquisition/src/main/resources/org/naohai/acquisition/dicom/deidentify")
            .resolve(ProfileTable.RESOURCE);

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void the_table_is_made_from_the_standard() throws IOException {
        var json = SharedData.find("standards/dicom/confidentiality_profile_attributes.json")
                .orElseThrow();
        var made = made(new JsonMapper().readValue(json, new TypeReference<List<Map<String, String>>>() {}));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESOURCE, made);
        }
        assertThat(RESOURCE).as("rewrite it with -Dgolden.update=true").hasContent(made);
    }

    @Test
    void combinations_are_resolved_so_that_every_class_stays_valid() {
        var basic = Actions.of(Profile.BASIC);
        assertThat(basic.of(0x00080050)).as("Accession Number, Z").isEqualTo(Action.EMPTY);
        assertThat(basic.of(0x00080022)).as("Acquisition Date, X/Z").isEqualTo(Action.EMPTY);
        assertThat(basic.of(0x00181000)).as("Device Serial Number, X/Z/D").isEqualTo(Action.DUMMY);
        assertThat(basic.of(0x00081140)).as("Referenced Image Sequence, X/Z/U*").isEqualTo(Action.UID);
        assertThat(basic.of(0x0008103E)).as("Series Description, X").isEqualTo(Action.REMOVE);
        assertThat(basic.of(0x00101010)).as("Patient's Age, X").isEqualTo(Action.REMOVE);
        assertThat(basic.of(0x50040010)).as("a curve").isEqualTo(Action.REMOVE);
        assertThat(basic.of(0x60023000)).as("an overlay").isEqualTo(Action.REMOVE);
        assertThat(basic.of(0x00280010)).as("Rows, not listed").isNull();
    }

    @Test
    void options_change_what_becomes_of_an_attribute() {
        var research = Actions.of(Profile.RESEARCH);
        assertThat(research.of(0x0008103E)).as("Series Description").isEqualTo(Action.KEEP);
        assertThat(research.of(0x00080020)).as("Study Date").isEqualTo(Action.SHIFT);
        assertThat(research.of(0x00080030)).as("Study Time").isEqualTo(Action.SHIFT);
        assertThat(research.of(0x00101010)).as("Patient's Age").isEqualTo(Action.AGE);
        assertThat(research.of(0x00181000)).as("Device Serial Number").isEqualTo(Action.DUMMY);
        assertThat(research.of(0x00100010)).as("Patient's Name").isEqualTo(Action.SUBJECT);
        assertThat(research.of(0x00100030)).as("Patient's Birth Date").isEqualTo(Action.EMPTY);
    }

    private static String made(List<Map<String, String>> attributes) {
        var text = new StringBuilder("tag\tname\tbasic");
        for (var option : Option.values()) {
            text.append('\t').append(option.key());
        }
        text.append('\n');
        for (var one : attributes) {
            var cells = new ArrayList<>(
                    List.of(tag(one.get("tag")), one.get("name").replaceAll("\\s+", " "), one.get("basicProfile")));
            for (var option : Option.values()) {
                cells.add(one.getOrDefault(COLUMNS.get(option), ""));
            }
            text.append(String.join("\t", cells)).append('\n');
        }
        return text.toString();
    }

    private static String tag(String printed) {
        return printed.startsWith("(GGGG") ? "private" : printed.substring(1, printed.indexOf(')'));
    }
}
