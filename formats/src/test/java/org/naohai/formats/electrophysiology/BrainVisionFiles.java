package org.naohai.formats.electrophysiology;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Small BrainVision recordings: two channels, 40 samples at 100 Hz; channel c holds `10 · sample + c`.
final class BrainVisionFiles {

    static final int SAMPLES = 40;

    private BrainVisionFiles() {}

    static Map<String, byte[]> of(String name, String orientation, String format) {
        return of(name, orientation, format, "Mk2=Stimulus,S  1,11,1,0\n", "");
    }

    static Map<String, byte[]> of(String name, String orientation, String format, String markers, String comment) {
        var header = """
                Brain Vision Data Exchange Header File Version 1.0
                [Common Infos]
                Codepage=UTF-8
                DataFile=$b.eeg
                MarkerFile=%s.vmrk
                DataFormat=BINARY
                DataOrientation=%s
                NumberOfChannels=2
                SamplingInterval=10000
                [Binary Infos]
                BinaryFormat=%s
                [Channel Infos]
                Ch1=Cz,,0.5,µV
                Ch2=Pz,,0.5,µV
                """.formatted(name, orientation, format) + (comment.isEmpty() ? "" : "[Comment]\n" + comment);
        var marker = "Brain Vision Data Exchange Marker File, Version 1.0\n[Common Infos]\nDataFile=" + name
                + ".eeg\n[Marker Infos]\nMk1=New Segment,,1,1,0,20000101120000000000\n" + markers;
        return Map.of(
                name + ".vhdr", header.getBytes(StandardCharsets.UTF_8),
                name + ".vmrk", marker.getBytes(StandardCharsets.UTF_8),
                name + ".eeg", samples(orientation, format));
    }

    private static byte[] samples(String orientation, String format) {
        boolean whole = format.equals("INT_16");
        var buffer = ByteBuffer.allocate(2 * SAMPLES * (whole ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        boolean multiplexed = orientation.equals("MULTIPLEXED");
        for (int i = 0; i < 2 * SAMPLES; i++) {
            int sample = multiplexed ? i / 2 : i % SAMPLES;
            int channel = multiplexed ? i % 2 : i / SAMPLES;
            if (whole) {
                buffer.putShort((short) (10 * sample + channel));
            } else {
                buffer.putFloat(10 * sample + channel);
            }
        }
        return buffer.array();
    }
}
