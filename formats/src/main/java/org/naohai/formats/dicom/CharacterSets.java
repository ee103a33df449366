package org.naohai.formats.dicom;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the encoded texts of a data set are written in: Specific Character Set (PS3.3 C.12.1.1.2, PS3.5 6.1).
///
/// - **terms** its values as they stand, first the initial one
public record CharacterSets(List<String> terms) {

    public static final CharacterSets DEFAULT = new CharacterSets(List.of());

    public CharacterSets {
        terms = List.copyOf(terms);
    }

    String decode(byte[] bytes, int from, int length, Vr vr) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
