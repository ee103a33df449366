package org.naohai.formats.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the encoded texts of a data set are written in: Specific Character Set (PS3.3 C.12.1.1.2, PS3.5 6.1).
///
/// Reading is lenient. Texts that are not in the sets that are declared, or in none, are read as what they evidently
/// are: UTF-8, GB18030, else Latin; [#misfit] tells. Escape sequences of sets that are not declared are followed, too.
public final class CharacterSets {

    public static final CharacterSets DEFAULT = new CharacterSets(List.of());
    public static final CharacterSets UTF_8 = new CharacterSets(List.of("ISO_IR 192"));

    private static final int MOST_KEPT = 256;
    private static final Map<List<String>, CharacterSets> KEPT = new ConcurrentHashMap<>();

    private final List<String> terms;

    /// Of a set without code extensions; null where escapes may switch.
    private final @Nullable Charset single;

    private final CodeExtensions extensions;
    private final List<String> unknown;

    /// Nothing, or nothing that is known, is declared.
    private final boolean undeclared;

    /// - **terms** values of Specific Character Set as they stand, first the initial one
    public CharacterSets(List<String> terms) {
        this.terms = List.copyOf(terms);
        var known = new ArrayList<CharacterSet>();
        var strange = new ArrayList<String>();
        for (var term : terms) {
            CharacterSet.of(term).ifPresentOrElse(known::add, () -> strange.add(term));
        }
        this.unknown = List.copyOf(strange);
        this.undeclared = known.isEmpty();
        this.single = single(known);
        this.extensions = new CodeExtensions(known);
    }

    static CharacterSets of(List<String> terms) {
        if (terms.isEmpty()) {
            return DEFAULT;
        }
        var kept = KEPT.get(terms);
        if (kept == null) {
            kept = new CharacterSets(terms);
            if (KEPT.size() < MOST_KEPT) {
                KEPT.put(kept.terms, kept);
            }
        }
        return kept;
    }

    public List<String> terms() {
        return terms;
    }

    /// Terms that no standard and no known device means anything by.
    List<String> unknown() {
        return unknown;
    }

    /// The terms that are known, as people read them; ISO_IR 6 where there is none.
    String known() {
        var known = new ArrayList<>(terms);
        known.removeAll(unknown);
        return known.stream().allMatch(String::isBlank) ? "ISO_IR 6" : String.join("\\", known);
    }

    /// All values, without padding.
    List<String> texts(byte[] bytes, int from, int length, Vr vr) {
        var text = decode(bytes, from, length, vr);
        if (!vr.isMultiValued() || text.indexOf('\\') < 0) {
            return List.of(stripped(text, vr));
        }
        var values = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf('\\'); end >= 0; end = text.indexOf('\\', start)) {
            values.add(stripped(text.substring(start, end), vr));
            start = end + 1;
        }
        values.add(stripped(text.substring(start), vr));
        return values;
    }

    String decode(byte[] bytes, int from, int length, Vr vr) {
        if (!vr.isEncodedText() || isPlain(bytes, from, length) && extensions.isAscii()) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        var charset = actual(bytes, from, length);
        return charset != null ? new String(bytes, from, length, charset) : extensions.decode(bytes, from, length, vr);
    }

    /// The encoding that a text is in although another, or none, is declared.
    ///
    /// - **gives** its name; nothing where the text is what is declared
    Optional<String> misfit(byte[] bytes, int from, int length) {
        if (isPlain(bytes, from, length)) {
            return Optional.empty();
        }
        var charset = actual(bytes, from, length);
        return charset == null || charset.equals(single) ? Optional.empty() : Optional.of(charset.name());
    }

    /// A text in these sets; nothing where they have not all its characters.
    public Optional<byte[]> encode(String text) {
        if (single == null) {
            return extensions.encode(text);
        }
        try {
            var encoded = single.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(bytes(encoded));
        } catch (CharacterCodingException missing) {
            return Optional.empty();
        }
    }

    /// - **gives** null where the code extensions decide
    private @Nullable Charset actual(byte[] bytes, int from, int length) {
        if (single == null && !extensions.isLatin()) {
            return null;
        }
        if (single != null && TextGuess.isValid(bytes, from, length, single)) {
            return single;
        }
        var guessed = TextGuess.of(bytes, from, length, undeclared);
        return guessed != null ? guessed : single != null ? TextGuess.LATIN : null;
    }

    private static @Nullable Charset single(List<CharacterSet> known) {
        for (var set : known) {
            if (set.standsAlone()) {
                return set.charset();
            }
        }
        return null;
    }

    /// No byte above ASCII and no escape.
    static boolean isPlain(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0 || bytes[i] == 0x1B) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /// Blanks at the end never count; those at the start do in texts of paragraphs (PS3.5 table 6.2-1).
    private static String stripped(String text, Vr vr) {
        boolean leadingCounts = vr == Vr.LT || vr == Vr.ST || vr == Vr.UT || vr == Vr.UC;
        int start = 0;
        int end = text.length();
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        while (!leadingCounts && start < end && text.charAt(start) == ' ') {
            start++;
        }
        var stripped = text.substring(start, end);
        return stripped.indexOf(0) < 0 ? stripped : stripped.replace('\0', ' '); // no text of the standard has one
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterSets that && terms.equals(that.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return "CharacterSets" + terms;
    }
}
