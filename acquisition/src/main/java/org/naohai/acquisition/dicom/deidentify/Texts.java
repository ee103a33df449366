package org.naohai.acquisition.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Value;

/// Texts of elements between their bytes and characters, whatever a sender has declared.
final class Texts {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte ESCAPE = 0x1B;
    private static final CharacterSets ISO_2022 =
            new CharacterSets(List.of("", "ISO 2022 IR 58", "ISO 2022 IR 87", "ISO 2022 IR 149"));

    private Texts() {}

    static boolean isAscii(Value.Bytes bytes) {
        var array = bytes.array();
        for (int i = bytes.offset(), end = i + bytes.length(); i < end; i++) {
            if (array[i] < 0 || array[i] == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    static String ascii(Value.Bytes bytes) {
        return new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
    }

    /// As declared, or as the bytes evidently are where that is something else.
    static String decoded(Element element, CharacterSets declared) {
        var texts = new DataSet.Builder(declared).put(element).build().texts(element.tag());
        return String.join("\\", texts);
    }

    /// What else the bytes may say.
    static List<String> otherwise(Element element, Value.Bytes bytes, String decoded) {
        var others = new ArrayList<String>();
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var other = strictly(bytes, charset);
            if (other != null && !other.equals(decoded)) {
                others.add(other);
            }
        }
        var latin = ascii(bytes);
        if (latin.indexOf(ESCAPE) >= 0) {
            others.add(decoded(element, ISO_2022));
        }
        others.add(latin);
        return others;
    }

    private static @Nullable String strictly(Value.Bytes bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
