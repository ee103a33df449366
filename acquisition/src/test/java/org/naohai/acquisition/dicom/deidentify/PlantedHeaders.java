package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/// Headers of Siemens and GE as they are in private attributes, with identifiers in every place that holds
/// text.
///
/// - **raw** the next identifier, as it is written
record PlantedHeaders(Supplier<byte[]> raw) {

    byte[] csa(List<String> names) {
        var out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        out.put("SV10".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {4, 3, 2, 1})
                .putInt(names.size())
                .putInt(77);
        for (var name : names) {
            int start = out.position();
            out.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put(left(62 - name.length()));
            out.position(start + 64);
            out.putInt(1)
                    .put("LO\0\0".getBytes(StandardCharsets.US_ASCII))
                    .putInt(19)
                    .putInt(2)
                    .putInt(77);
            var value = name.equals("MrPhoenixProtocol") ? phoenix() : raw.get();
            item(out, value);
            item(out, PlantedStudy.joined("1.5".getBytes(StandardCharsets.US_ASCII), new byte[1], raw.get()));
        }
        out.putInt(0).put(raw.get());
        return Arrays.copyOf(out.array(), out.position() + out.position() % 2);
    }

    private byte[] phoenix() {
        var text = new ByteArrayOutputStream();
        text.writeBytes(ascii("<XProtocol> { <ParamString.\"tPatientName\"> { \""));
        text.writeBytes(raw.get());
        text.writeBytes(ascii("\" } }\n### ASCCONV BEGIN ###\nulVersion = 0x14b44b6\ntProtocolName = \"\""));
        text.writeBytes(raw.get());
        text.writeBytes(ascii("\"\"\ntPatientName = \"\""));
        text.writeBytes(raw.get());
        text.writeBytes(ascii("\"\"\nsCoilSelectMeas.sCoilStringForConversion = \"\""));
        text.writeBytes(raw.get());
        text.writeBytes(ascii("\"\"\nalTR[0] = 2000000\n### ASCCONV END ###"));
        text.writeBytes(raw.get());
        return text.toByteArray();
    }

    /// What was in the memory before, as long as there is room for it.
    private byte[] left(int room) {
        var bytes = raw.get();
        return bytes.length <= room ? bytes : Arrays.copyOf(bytes, room);
    }

    byte[] protocol() {
        var text = PlantedStudy.joined(
                ascii("SEDESC \""),
                raw.get(),
                ascii("\"\nPATNAME \""),
                raw.get(),
                ascii("\"\nCOIL \""),
                raw.get(),
                ascii("\"\nTE \"30.0\"\n"));
        try {
            var zipped = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(zipped)) {
                gzip.write(text);
            }
            return ByteBuffer.allocate(4 + zipped.size() + zipped.size() % 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(zipped.size())
                    .put(zipped.toByteArray())
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void item(ByteBuffer out, byte[] value) {
        out.putInt(value.length).putInt(value.length).putInt(77).putInt(value.length);
        out.put(value).position(out.position() + (4 - value.length % 4) % 4);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
