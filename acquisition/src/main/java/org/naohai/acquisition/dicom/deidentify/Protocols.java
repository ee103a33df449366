package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Protocols of vendors as texts, line by line: numbers stay, of words those that converters read.
final class Protocols {

    private static final String BEGIN = "### ASCCONV BEGIN";
    private static final String END = "### ASCCONV END ###";
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][\\w.\\[\\]]{0,200})\\s*=\\s*(.{0,400})");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0x[0-9a-fA-F]{1,8}|\\d{1,10}(?:\\.\\d{1,20})?(?:e[-+]?\\d{1,3})?)");
    /// Who lies in the scanner.
    private static final Pattern PERSONAL =
            Pattern.compile("(?i).*(?:patient(?!position)|weight|birth|sex\\b|name\\b|age\\b).*");

    private static final Pattern SIEMENS_WORDS = Pattern.compile("tSequenceFileName|tProtocolName|tReferenceImage\\d"
            + "|sProtConsistencyInfo\\.t(?:Measured)?BaselineString|sCoilSelectMeas\\.sCoilStringForConversion"
            + "|.*\\.tNucleus|.*\\.tCoilID|.*\\.tElement|.*\\.tCoilClass|.*\\.tCoilManufacturer");
    private static final Pattern GE_LINE = Pattern.compile("([A-Z][A-Z0-9_]{0,40}) \"([^\"]{0,400})\"");
    private static final Pattern GE_NUMBERS = Pattern.compile("[A-Z]?[-+0-9.]{1,20}(?:[ ;][-+0-9.]{1,20}){0,40};?");
    private static final Pattern GE_WORDS = Pattern.compile("POSITION|ENTRY|CLINICALCOIL|COIL|PLANE|IMODE|PSEQ|IOPT"
            + "|FILTCHOICE|TAG_TYPE|SWAPPF|CONTRAST|AUTOSHIM|PHASECORR|RFDRIVEMODE|EXCITATIONMODE|SEDESC");
    private static final int LONG_NUMBER = 5;
    private static final int LARGEST = 4 << 20;

    private Protocols() {}

    /// What values are called: each is looked through once, whatever element of an array it is.
    private static final class Keys {

        private final BinaryOperator<String> words;
        private final Map<String, Boolean> seen = new HashMap<>();

        Keys(BinaryOperator<String> words) {
            this.words = words;
        }

        boolean tellOfNobody(String key) {
            var name = key.replaceAll("\\[\\d{1,9}]", "[]");
            return seen.computeIfAbsent(name, one -> words.apply("", one).equals(one));
        }
    }

    /// The ASCCONV block of a Siemens protocol; empty where there is none.
    ///
    /// - **words** cleans a value, given its key
    static String ascconv(String text, BinaryOperator<String> words) {
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END, Math.max(0, from));
        if (from < 0 || to < 0) {
            return "";
        }
        var keys = new Keys(words);
        return text.substring(from, to)
                .lines()
                .skip(1)
                .map(line -> ascconvLine(line, keys, words))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", BEGIN + " ###\n", "\n" + END));
    }

    private static String ascconvLine(String line, Keys keys, BinaryOperator<String> words) {
        var matcher = ASSIGNMENT.matcher(line.strip());
        if (!matcher.matches()) {
            return "";
        }
        var key = matcher.group(1);
        var value = matcher.group(2).strip();
        boolean number =
                NUMBER.matcher(value).matches() && !PERSONAL.matcher(key).matches();
        if (!keys.tellOfNobody(key) || !number && !SIEMENS_WORDS.matcher(key).matches()) {
            return "";
        }
        return key + "\t = \t" + (number && value.length() < LONG_NUMBER ? value : words.apply(key, value));
    }

    /// The protocol block of GE: four bytes of length, gzip of `KEY "value"` lines.
    ///
    /// - **words** cleans a value, given its key · **returns** null where it is something else
    static @Nullable String ge(byte[] bytes, BinaryOperator<String> words) {
        if (bytes.length < 8 || bytes[4] != 0x1F || (bytes[5] & 0xFF) != 0x8B) {
            return null;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, 4, bytes.length - 4))) {
            var text = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
            var keys = new Keys(words);
            return text.lines()
                    .map(line -> geLine(line, keys, words))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            return null;
        }
    }

    private static String geLine(String line, Keys keys, BinaryOperator<String> words) {
        var matcher = GE_LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return "";
        }
        var key = matcher.group(1);
        var value = matcher.group(2);
        boolean numbers = GE_NUMBERS.matcher(value).matches();
        if (!keys.tellOfNobody(key) || !numbers && !GE_WORDS.matcher(key).matches()) {
            return "";
        }
        return key + " \"" + (numbers && value.length() < LONG_NUMBER ? value : words.apply(key, value)) + "\"";
    }

    /// Compressed again, without the name of the file it once was.
    static byte[] geWritten(String text) {
        try {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
            }
            int length = out.size();
            return ByteBuffer.allocate(4 + length + length % 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(length)
                    .put(out.toByteArray())
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
