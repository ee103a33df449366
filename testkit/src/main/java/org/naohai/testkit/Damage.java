package org.naohai.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Damages files as copies, transfers and ill will do: flipped bits, cut tails, foreign bytes, extreme numbers.
public final class Damage {

    private static final String[] TEXTS = {
        "-1", "0", "99999999", "-9999999", "NaN", "1e308", "Infinity", "+", "", "\u0014"
    };
    private static final String[] MARKS = {
        "\u0000",
        "\"",
        "\t",
        "\n",
        "\r",
        ",",
        ";",
        ":",
        "{",
        "[",
        "]",
        "}",
        "-1",
        "999999999999999999999",
        "NaN",
        "1e999",
        "\uFEFF",
        "é",
        "\ud83e\udde0",
        "=",
        "..",
        "/",
        "|",
        "null",
        "\\u",
        "n/a",
        "[[[[[[[[",
        "\"\""
    };
    private static final long[] NUMBERS = {0, -1, 1, 0x7FFF, 0x7FFF_FFFF, Long.MAX_VALUE, Long.MIN_VALUE, 0x7FC0_0000};

    private Damage() {}

    public static byte[] any(byte[] file, Random random) {
        var damaged = file.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && damaged.length > 0; i++) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    /// Damages a text as hands, editors and ill will do: foreign marks, lost, doubled and cut passages, odd bytes.
    public static byte[] text(byte[] file, Random random) {
        var damaged = file.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && damaged.length > 0; i++) {
            damaged = textOnce(damaged, random);
        }
        return damaged;
    }

    private static byte[] textOnce(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int length = Math.min(file.length - at, random.nextInt(60));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(file, at, 1 + random.nextInt(255));
            case 1 -> spliced(file, at, 0, MARKS[random.nextInt(MARKS.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> Arrays.copyOf(file, at);
            case 3 -> spliced(file, at, 0, Arrays.copyOfRange(file, at, at + length));
            case 4 -> spliced(file, at, length, MARKS[random.nextInt(MARKS.length)].getBytes(StandardCharsets.UTF_8));
            default -> spliced(file, at, length, new byte[0]);
        };
    }

    private static byte[] spliced(byte[] file, int at, int without, byte[] instead) {
        var other = new byte[file.length - without + instead.length];
        System.arraycopy(file, 0, other, 0, at);
        System.arraycopy(instead, 0, other, at, instead.length);
        System.arraycopy(file, at + without, other, at + instead.length, file.length - at - without);
        return other;
    }

    private static byte[] once(byte[] file, Random random) {
        int at = random.nextInt(random.nextBoolean() ? file.length : Math.min(file.length, 600));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(file, at, 1 << random.nextInt(8));
            case 1 -> flipped(file, at, random.nextInt(256));
            case 2 -> Arrays.copyOf(file, at);
            case 3 -> overwritten(file, at, text(random));
            case 4 -> overwritten(file, at, number(random));
            default -> inserted(file, at, random.nextInt(40), random);
        };
    }

    private static byte[] text(Random random) {
        return (TEXTS[random.nextInt(TEXTS.length)] + "        ")
                .substring(0, 8)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(Random random) {
        int size = 2 << random.nextInt(3);
        long value = NUMBERS[random.nextInt(NUMBERS.length)];
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    private static byte[] flipped(byte[] file, int at, int mask) {
        file[at] ^= (byte) mask;
        return file;
    }

    private static byte[] overwritten(byte[] file, int at, byte[] patch) {
        System.arraycopy(patch, 0, file, at, Math.min(patch.length, file.length - at));
        return file;
    }

    private static byte[] inserted(byte[] file, int at, int count, Random random) {
        var longer = new byte[file.length + count];
        System.arraycopy(file, 0, longer, 0, at);
        for (int i = 0; i < count; i++) {
            longer[at + i] = (byte) random.nextInt(256);
        }
        System.arraycopy(file, at, longer, at + count, file.length - at);
        return longer;
    }
}
