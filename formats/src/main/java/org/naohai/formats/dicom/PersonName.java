package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.List;

/// A value of PN: up to three component groups, parted by `=` (PS3.5 6.2.1).
///
/// - **alphabetic** in letters of one byte · **ideographic** in 汉字 · **phonetic** in kana, hangul or 拼音
public record PersonName(Group alphabetic, Group ideographic, Group phonetic) {

    private static final int GROUPS = 3;

    /// Five components, parted by `^`; an empty text for each that is not there.
    public record Group(String family, String given, String middle, String prefix, String suffix) {

        static final Group EMPTY = new Group("", "", "", "", "");

        public boolean isEmpty() {
            return equals(EMPTY);
        }

        /// As DICOM writes it: `family^given^middle^prefix^suffix` without what is empty at the end.
        public String text() {
            return String.join("^", family, given, middle, prefix, suffix).replaceFirst("\\^+$", "");
        }

        /// What parts of the name there are, in their order.
        public List<String> parts() {
            return List.of(family, given, middle, prefix, suffix).stream()
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        static Group of(String text) {
            var parts = new ArrayList<>(List.of(text.split("\\^", 5)));
            while (parts.size() < 5) {
                parts.add("");
            }
            parts.replaceAll(String::strip);
            return new Group(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
        }
    }

    public static PersonName of(String text) {
        var groups = text.split("=", GROUPS);
        return new PersonName(
                Group.of(groups[0]),
                groups.length > 1 ? Group.of(groups[1]) : Group.EMPTY,
                groups.length > 2 ? Group.of(groups[2]) : Group.EMPTY);
    }

    public List<Group> groups() {
        return List.of(alphabetic, ideographic, phonetic).stream()
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /// Never the name: it identifies a person.
    @Override
    public String toString() {
        return "PersonName[" + groups().size() + "]";
    }
}
