package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Finds a planted identifier in bytes, in whatever encoding and however its letters are parted: by other
/// means than the de-identifier uses.
final class Witness {

    private static final List<Charset> DECODINGS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            StandardCharsets.ISO_8859_1,
            Charset.forName("ISO-2022-JP"),
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    private Witness() {}

    /// The letters and digits that must not be left.
    static String of(String written) {
        int from = written.indexOf('«');
        var core = from < 0 ? written : written.substring(from + 1, written.indexOf('»'));
        return folded(core).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// As it is planted.
    static String planted(String written) {
        return written.replace("«", "").replace("»", "");
    }

    /// How often a witness stands in the bytes, in the decoding that shows it most.
    static int count(String witness, Set<String> decoded) {
        var letters = witness.codePoints()
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("[\\p{P}\\p{Z}\\p{S}]{0,3}"));
        var pattern = Pattern.compile((Character.isDigit(witness.codePointAt(0)) ? "(?<![\\p{N}])" : "")
                + letters
                + (Character.isDigit(witness.codePointBefore(witness.length())) ? "(?![\\p{N}])" : ""));
        return decoded.stream()
                .mapToInt(text -> (int) pattern.matcher(text).results().count())
                .max()
                .orElse(0);
    }

    /// - **bytes** with what is compressed in them
    static Set<String> decoded(byte[] given) {
        var bytes = unpacked(given);
        var shifted = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
        return DECODINGS.stream()
                .flatMap(charset -> charset.name().startsWith("UTF-16")
                        ? java.util.stream.Stream.of(new String(bytes, charset), new String(shifted, charset))
                        : java.util.stream.Stream.of(new String(bytes, charset)))
                .map(Witness::folded)
                .collect(Collectors.toSet());
    }

    private static byte[] unpacked(byte[] bytes) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes);
        for (int at = 0; at + 2 < bytes.length; at++) {
            if (bytes[at] == 0x1F && bytes[at + 1] == (byte) 0x8B && bytes[at + 2] == 8) {
                try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
                    all.writeBytes(gzip.readNBytes(1 << 20));
                } catch (IOException e) {
                    // two bytes that look like gzip
                }
            }
        }
        return all.toByteArray();
    }

    private static String folded(String text) {
        return Normalizer.normalize(
                        Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", ""), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }
}
