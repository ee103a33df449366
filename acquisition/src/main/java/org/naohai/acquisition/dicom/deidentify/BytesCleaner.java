package org.naohai.acquisition.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Looks through values that are bytes: headers of vendors by what is known of them, all others for texts
/// among them.
final class BytesCleaner {

    private static final int REMEMBERED = 2048;

    private final TextSearch search;
    private final Map<String, Boolean> phrases = new HashMap<>();

    BytesCleaner(TextSearch search) {
        this.search = search;
    }

    /// - **kind** what the safe list says of a private attribute; null for one of the standard
    Memo.Outcome clean(Element element, Value.Bytes bytes, SafePrivate.@Nullable Kind kind) {
        return switch (kind) {
            case CSA -> rewritten(element, Csa.cleaned(bytes.copy(), this::harmless, this::protocol), "csa");
            case PROTOCOL -> {
                var text = Protocols.ge(bytes.copy(), this::cut);
                yield rewritten(element, text == null ? null : Protocols.geWritten(text), "protocol");
            }
            case ASCCONV -> {
                var text = protocol(Texts.ascii(bytes));
                yield rewritten(element, Writing.even(text.getBytes(StandardCharsets.ISO_8859_1)), "protocol");
            }
            case VALUE, SEQUENCE -> searched(element, bytes);
            case null -> searched(element, bytes);
        };
    }

    /// There is more to look for.
    void forget() {
        phrases.clear();
    }

    private static Memo.Outcome rewritten(Element element, byte @Nullable [] made, String kind) {
        var value = new Value.Bytes(made == null ? new byte[0] : made);
        boolean bytes = element.vr() == Vr.OB || element.vr() == Vr.OW || element.vr() == Vr.UN;
        var vr = bytes ? element.vr() : Vr.OB;
        return new Memo.Outcome(new Element(element.tag(), vr, value), List.of(kind));
    }

    private Memo.Outcome searched(Element element, Value.Bytes bytes) {
        var kinds = new ArrayList<String>();
        var cleaned = TextsInBytes.cleaned(bytes, search, kinds);
        if (bytes.bigEndian()) {
            var stored = turned(
                    cleaned == null ? bytes.copy() : cleaned, element.vr().unit());
            var again = TextsInBytes.cleaned(new Value.Bytes(stored), search, kinds);
            cleaned = again != null ? again : cleaned != null ? stored : null;
        }
        return cleaned == null
                ? Memo.Outcome.UNCHANGED
                : new Memo.Outcome(
                        new Element(element.tag(), element.vr(), new Value.Bytes(cleaned)), List.copyOf(kinds));
    }

    /// As they are archived: little endian.
    private static byte[] turned(byte[] bytes, int unit) {
        var turned = bytes.clone();
        for (int i = 0; i < bytes.length / unit * unit; i++) {
            turned[i] = bytes[i - i % unit + unit - 1 - i % unit];
        }
        return turned;
    }

    private boolean harmless(String phrase) {
        var known = phrases.get(phrase);
        if (known == null) {
            known = phrase.length() <= 64
                    && phrase.chars().allMatch(c -> c >= ' ' && c < 127)
                    && search.find(phrase).isEmpty();
            if (phrases.size() < REMEMBERED) {
                phrases.put(phrase, known);
            }
        }
        return known;
    }

    private String protocol(String text) {
        return Protocols.ascconv(text, this::cut);
    }

    /// The date in a version of software is nobody's.
    private String cut(String key, String value) {
        var sought = key.contains("BaselineString") ? search.ofVersions() : search;
        var cuts = sought.find(value);
        var bytes = new Value.Bytes(value.getBytes(StandardCharsets.ISO_8859_1));
        return Texts.isAscii(bytes) || !Readings.tellMore(bytes, value, cuts, sought) ? Cut.applied(value, cuts) : "";
    }
}
