package org.naohai.acquisition.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Elements as they are written in the place of others.
final class Writing {

    /// What a text is replaced by that must not be empty.
    static final String REMOVED = "REMOVED";

    private Writing() {}

    /// - **text** with `\` between its values; each is cut to what its representation allows (PS3.5 table 6.2-1)
    static Element text(int tag, Vr vr, String text) {
        int most = mostCharacters(vr);
        var fitting = vr.isMultiValued() && text.indexOf('\\') >= 0
                ? Arrays.stream(text.split("\\\\", -1))
                        .map(value -> clipped(value, most))
                        .collect(Collectors.joining("\\"))
                : clipped(text, most);
        var bytes = fitting.getBytes(StandardCharsets.UTF_8);
        if (bytes.length % 2 != 0) {
            bytes = even(bytes);
            bytes[bytes.length - 1] = (byte) (vr == Vr.UI ? 0 : ' ');
        }
        return new Element(tag, vr, new Value.Bytes(bytes));
    }

    /// With a zero byte at its end where the length is odd.
    static byte[] even(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    }

    /// A value that is valid and means nothing.
    static Element dummy(Element element) {
        int tag = element.tag();
        var vr = element.vr();
        return switch (vr) {
            case DA -> text(tag, vr, "19000101");
            case DT -> text(tag, vr, "19000101000000");
            case TM -> text(tag, vr, "000000");
            case AS -> text(tag, vr, "000D");
            case DS, IS -> text(tag, vr, "0");
            case UI -> text(tag, vr, "2.25.0");
            case UR -> text(tag, vr, "urn:removed");
            case AE, CS, LO, LT, PN, SH, ST, UC, UT -> text(tag, vr, REMOVED);
            case SQ -> Element.ofItems(tag, List.of(DataSet.EMPTY));
            default -> new Element(tag, vr, new Value.Bytes(new byte[Math.max(2, vr.unit())]));
        };
    }

    private static String clipped(String value, int most) {
        return value.codePointCount(0, value.length()) <= most
                ? value
                : value.substring(0, value.offsetByCodePoints(0, most));
    }

    private static int mostCharacters(Vr vr) {
        return switch (vr) {
            case AE, CS, SH -> 16;
            case LO -> 64;
            case ST -> 1024;
            case LT -> 10_240;
            default -> Integer.MAX_VALUE;
        };
    }
}
