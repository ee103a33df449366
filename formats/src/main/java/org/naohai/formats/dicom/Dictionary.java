package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data dictionary: attributes of PS3.6 sections 6 to 8, and of commands (PS3.7 E.1).
///
/// Made from the published tables (`attributes.tsv`, `commands.tsv` beside this class); `DictionaryTableTest` makes
/// the first of them anew. Repeating groups stand once, with `x` for the digits that vary (PS3.5 7.6).
public final class Dictionary {

    private static final Map<String, Attribute> BY_KEYWORD = new HashMap<>(1 << 14);
    private static final List<Repeated> REPEATED = new ArrayList<>();
    private static final int SLOTS = 1 << 14;
    private static final @Nullable Attribute[] BY_TAG = new Attribute[SLOTS];

    static {
        Stream.of("attributes.tsv", "commands.tsv")
                .flatMap(table -> Tables.rows(table).stream())
                .forEach(Dictionary::add);
    }

    private Dictionary() {}

    /// An attribute as PS3.6 registers it.
    ///
    /// - **tag** of a repeating group, its first · **vrs** more than one where the context decides (`US or SS`)
    /// - **multiplicity** as printed: `1`, `1-n`, `2-2n`
    public record Attribute(int tag, List<Vr> vrs, String multiplicity, String keyword, String name, boolean retired) {

        public Attribute {
            vrs = List.copyOf(vrs);
        }

        /// What implicit VR takes when nothing else decides: OW for `OB or OW` (PS3.5 A.1), US for `US or SS`.
        public Vr vr() {
            return vrs.contains(Vr.OW) ? Vr.OW : vrs.getFirst();
        }

        /// Whether Pixel Representation (0028,0103) says if its numbers are signed.
        public boolean isSignedByPixels() {
            return vrs.size() == 2 && vrs.contains(Vr.SS);
        }
    }

    private record Repeated(int mask, int bits, Attribute attribute) {}

    public static Optional<Attribute> find(int tag) {
        return Optional.ofNullable(get(tag));
    }

    public static Optional<Attribute> find(String keyword) {
        return Optional.ofNullable(BY_KEYWORD.get(keyword));
    }

    /// The tag that a keyword, or eight hexadecimal digits, name.
    public static OptionalInt tag(String keywordOrHex) {
        var attribute = BY_KEYWORD.get(keywordOrHex);
        if (attribute != null) {
            return OptionalInt.of(attribute.tag());
        }
        return keywordOrHex.matches("[0-9A-Fa-f]{8}")
                ? OptionalInt.of(Integer.parseUnsignedInt(keywordOrHex, 16))
                : OptionalInt.empty();
    }

    /// Its keyword, or the tag in hexadecimal digits where it has none.
    public static String keyword(int tag) {
        var attribute = get(tag);
        return attribute == null || attribute.keyword().isEmpty() ? Tag.hex(tag) : attribute.keyword();
    }

    /// What implicit VR reads it as: UL for group lengths, LO for private creators, UN for what is not known.
    public static Vr vr(int tag) {
        if (Tag.element(tag) == 0) {
            return Vr.UL;
        }
        if (Tag.isPrivate(tag)) {
            return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
        }
        var attribute = get(tag);
        return attribute == null ? Vr.UN : attribute.vr();
    }

    static @Nullable Attribute get(int tag) {
        for (int slot = slot(tag); ; slot = (slot + 1) & (SLOTS - 1)) {
            var attribute = BY_TAG[slot];
            if (attribute == null) {
                return repeated(tag);
            }
            if (attribute.tag() == tag) {
                return attribute;
            }
        }
    }

    private static @Nullable Attribute repeated(int tag) {
        if (Tag.isPrivate(tag)) {
            return null;
        }
        for (var one : REPEATED) {
            if ((tag & one.mask) == one.bits) {
                return one.attribute;
            }
        }
        return null;
    }

    private static void add(String[] cells) {
        var vrs = Arrays.stream(cells[1].split("\\|")).map(Vr::valueOf).toList();
        int tag = Integer.parseUnsignedInt(cells[0].replace('x', '0'), 16);
        var attribute = new Attribute(tag, vrs, cells[2], cells[3], cells[4], !cells[5].isEmpty());
        if (cells[0].indexOf('x') >= 0) {
            var fixed = cells[0].replaceAll("[^x]", "f").replace('x', '0');
            REPEATED.add(new Repeated(Integer.parseUnsignedInt(fixed, 16), tag, attribute));
        } else {
            int slot = slot(tag);
            while (BY_TAG[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            BY_TAG[slot] = attribute;
        }
        if (!attribute.keyword().isEmpty()) {
            BY_KEYWORD.putIfAbsent(attribute.keyword(), attribute);
        }
    }

    private static int slot(int tag) {
        return (tag * 0x9E3779B9) >>> 18;
    }
}
