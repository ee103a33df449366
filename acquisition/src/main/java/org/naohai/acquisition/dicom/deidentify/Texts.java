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
import org.naohai.formats.dicom.Vr;

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

    /// As declared, or as the bytes evidently are where that is something else. A sender that writes beyond
    /// ASCII into a value that may not hold it means the same encoding.
    static String decoded(Element element, CharacterSets declared) {
        var read = element.vr().isEncodedText() ? element : new Element(element.tag(), Vr.LO, element.value());
        return String.join("\\", new DataSet.Builder(declared).put(read).build().texts(element.tag()));
    }

    /// What else the bytes may say.
    static List<String> otherwise(Value.Bytes bytes, String decoded) {
        var others = new ArrayList<String>();
        for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            var other = strictly(bytes, charset);
            if (other != null && !other.equals(decoded)) {
                others.add(other);
            }
        }
        if (hasEscape(bytes)) {
            others.add(escaped(bytes));
        }
        others.add(ascii(bytes));
        return others;
    }

    static boolean hasEscape(Value.Bytes bytes) {
        for (int i = bytes.offset(); i + 1 < bytes.offset() + bytes.length(); i++) {
            if (bytes.array()[i] == ESCAPE && (bytes.array()[i + 1] == '$' || bytes.array()[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    /// As a text of ISO 2022 with the sets of East Asia.
    static String escaped(Value.Bytes bytes) {
        return decoded(new Element(0, Vr.LT, bytes), ISO_2022);
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
