package org.naohai.formats.dicom;

/// Tells texts that are not in the character sets a data set declares. They are kept, and read as what they evidently
/// are.
final class DeclaredCharacters {

    private DeclaredCharacters() {}

    /// The sets that Specific Character Set names. What it says where it names none is not told: it may be anything.
    static CharacterSets of(Element element, String field, Findings findings) {
        var sets = CharacterSets.of(Values.texts(element, CharacterSets.DEFAULT));
        if (!sets.unknown().isEmpty()) {
            var found = sets.unknown().getFirst().length() + " characters";
            findings.warning("DICOM_CHARACTER_SET_UNKNOWN", field, found, "ISO_IR 192");
        }
        return sets;
    }

    static void check(Element element, CharacterSets declared, ElementPath path, Findings findings) {
        if (element.value() instanceof Value.Bytes bytes) {
            declared.misfit(bytes.array(), bytes.offset(), bytes.length())
                    .ifPresent(actual ->
                            findings.warning("DICOM_CHARACTER_SET", path.to(element.tag()), actual, declared.known()));
        }
    }
}
