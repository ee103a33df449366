package org.naohai.formats.dicom;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// VRs of vendors' own elements that the code makes use of, for files that do not say them: implicit VR, or UN.
///
/// Found in files of the vendors that do say them (`private.tsv`). What is not there stays UN.
final class PrivateDictionary {

    private static final Map<String, Map<Integer, Vr>> BY_CREATOR = new HashMap<>();

    static {
        for (var row : Tables.rows("private.tsv")) {
            int key = Integer.parseInt(row[1], 16) << 8 | Integer.parseInt(row[2], 16);
            BY_CREATOR.computeIfAbsent(row[0], creator -> new HashMap<>()).put(key, Vr.valueOf(row[3]));
        }
    }

    private PrivateDictionary() {}

    /// Where the creator of a private element stands (PS3.5 7.8.1); 0 for elements that can have none.
    static int creatorTag(int tag) {
        int block = Tag.element(tag) >>> 8;
        return Tag.isPrivate(tag) && block >= 0x10 ? tag & 0xFFFF0000 | block : 0;
    }

    /// - **creator** the text of the creator's element
    static @Nullable Vr vr(String creator, int tag) {
        var elements = BY_CREATOR.get(creator);
        return elements == null ? null : elements.get(Tag.group(tag) << 8 | tag & 0xFF);
    }

    /// What an element without a VR of its own is: by the standard, or by the vendor whose block it is in.
    ///
    /// - **builder** with the elements before it, creators among them · **explicit** it was written as UN
    static Vr known(int tag, DataSet.Builder builder, boolean explicit) {
        if (!Tag.isPrivate(tag)) {
            return explicit ? Dictionary.vr(tag) : Vr.UN;
        }
        var creator = builder.get(creatorTag(tag));
        if (creator == null || !creator.vr().isText()) {
            return Tag.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
        }
        var texts = Values.texts(creator, CharacterSets.DEFAULT);
        var vr = texts.isEmpty() ? null : vr(texts.getFirst(), tag);
        return vr == null ? Vr.UN : vr;
    }
}
