package org.naohai.demo.electrophysiology;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the three files of a BrainVision recording: multiplexed 16-bit integers of 0.1 µV (Core
/// Data Format 1.0).
public final class BrainVisionFiles {

    private static final double RESOLUTION = 0.1;

    private final Recording recording;

    public BrainVisionFiles(Recording recording) {
        this.recording = recording;
    }

    /// - **header** the `.vhdr`; the other two go beside it under the same stem
    public void write(Path header) throws IOException {
        Files.createDirectories(header.getParent());
        var stem = header.getFileName().toString().replace(".vhdr", "");
        Files.writeString(header, header(stem), StandardCharsets.UTF_8);
        Files.writeString(header.resolveSibling(stem + ".vmrk"), markers(stem), StandardCharsets.UTF_8);
        try (var out = new BufferedOutputStream(Files.newOutputStream(header.resolveSibling(stem + ".eeg")), 1 << 16)) {
            for (int second = 0; second < recording.seconds(); second++) {
                out.write(block(second));
            }
        }
    }

    private String header(String stem) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                Brain Vision Data Exchange Header File Version 1.0
                ; Naohai demo: synthetic signal, no person

                [Common Infos]
                Codepage=UTF-8
                DataFile=%s.eeg
                MarkerFile=%s.vmrk
                DataFormat=BINARY
                DataOrientation=MULTIPLEXED
                NumberOfChannels=%d
                SamplingInterval=%d

                [Binary Infos]
                BinaryFormat=INT_16

                [Channel Infos]
                """,
                stem,
                stem,
                recording.channels().size(),
                1_000_000 / recording.samplingFrequencyHz()));
        int number = 0;
        for (var channel : recording.channels()) {
            number++;
            text.append("Ch")
                    .append(number)
                    .append('=')
                    .append(channel)
                    .append(",,")
                    .append(RESOLUTION)
                    .append(",µV\n");
        }
        return text.toString();
    }

    private String markers(String stem) {
        var text = new StringBuilder(String.format(Locale.ROOT, """
                Brain Vision Data Exchange Marker File, Version 1.0

                [Common Infos]
                Codepage=UTF-8
                DataFile=%s.eeg

                [Marker Infos]
                Mk1=New Segment,,1,1,0,%2$tY%2$tm%2$td%2$tH%2$tM%2$tS000000
                """, stem, recording.start()));
        int number = 1;
        for (var mark : recording.marks()) {
            number++;
            long position = 1L + (long) mark.onsetSeconds() * recording.samplingFrequencyHz();
            text.append(String.format(Locale.ROOT, "Mk%d=Stimulus,S%3d,%d,1,0\n", number, mark.code(), position));
        }
        return text.toString();
    }

    private byte[] block(int second) {
        int rate = recording.samplingFrequencyHz();
        int count = recording.channels().size();
        var bytes = ByteBuffer.allocate(2 * rate * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < rate; t++) {
            for (int c = 0; c < count; c++) {
                long value = Math.round(recording.microvolts(c, second * rate + t) / RESOLUTION);
                bytes.putShort((short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
            }
        }
        return bytes.array();
    }
}
