package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// What a de-identified data set says of itself (PS3.15 E.1.1 step 6, PS3.16 context group 7050).
final class Marks {

    private static final int CODE_VALUE = 0x00080100;
    private static final int CODING_SCHEME = 0x00080102;
    private static final int CODE_MEANING = 0x00080104;
    private static final int TEMPORAL_INFORMATION = 0x00280303;
    private static final int LONGEST = 64;

    private final List<Element> plain;
    private final List<Element> withHead;

    Marks(Profile profile) {
        plain = marks(profile);
        withHead = new ArrayList<>(plain);
        withHead.add(plain.size() - 1, Writing.text(Tag.RecognizableVisualFeatures, Vr.CS, "YES"));
    }

    /// In order of their tags.
    ///
    /// - **age** for Patient's Age (0010,1010) where the data set has none; null: as it is
    List<Element> elements(boolean head, @Nullable String age) {
        var marks = head ? withHead : plain;
        if (age == null) {
            return marks;
        }
        var aged = new ArrayList<>(marks);
        aged.add(1, Writing.text(Tag.PatientAge, Vr.AS, age));
        return aged;
    }

    private static List<Element> marks(Profile profile) {
        return List.of(
                Writing.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"),
                Writing.text(Tag.PatientIdentityRemoved, Vr.CS, "YES"),
                Writing.text(Tag.DeidentificationMethod, Vr.LO, method(profile)),
                Element.ofItems(Tag.DeidentificationMethodCodeSequence, codes(profile)),
                Writing.text(TEMPORAL_INFORMATION, Vr.CS, temporal(profile)));
    }

    private static String method(Profile profile) {
        var lines = new ArrayList<String>();
        lines.add("Naohai, PS3.15 Basic Application Level Confidentiality Profile");
        profile.options().stream()
                .sorted()
                .map(Option::meaning)
                .map(meaning -> meaning.length() > LONGEST ? meaning.substring(0, LONGEST) : meaning)
                .forEach(lines::add);
        return String.join("\\", lines);
    }

    private static List<DataSet> codes(Profile profile) {
        return Stream.concat(
                        Stream.of(code("113100", "Basic Application Confidentiality Profile")),
                        profile.options().stream().sorted().map(option -> code(option.code(), option.meaning())))
                .toList();
    }

    private static DataSet code(String value, String meaning) {
        return new DataSet.Builder(CharacterSets.UTF_8)
                .put(Writing.text(CODE_VALUE, Vr.SH, value))
                .put(Writing.text(CODING_SCHEME, Vr.SH, "DCM"))
                .put(Writing.text(
                        CODE_MEANING, Vr.LO, meaning.length() > LONGEST ? meaning.substring(0, LONGEST) : meaning))
                .build();
    }

    private static String temporal(Profile profile) {
        if (profile.has(Option.RETAIN_FULL_DATES)) {
            return "UNMODIFIED";
        }
        return profile.has(Option.RETAIN_MODIFIED_DATES) ? "MODIFIED" : "REMOVED";
    }
}
