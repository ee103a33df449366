package org.naohai.formats.text;

/// Whether a run of bytes is likely Chinese in GB18030: its structure holds, and most second bytes are above ASCII.
///
/// A Latin-1 letter before an ASCII one (`í` `a`) is a valid GBK pair, but its second byte is below 0x80. So are
/// those of a third of the rare characters that stand in names (愨), and of none of GB 2312: the share of pairs with
/// a second byte ≥ 0x80 tells them apart. Threshold 0.7: our own.
final class Gb18030Check {

    private static final double CHINESE_SHARE = 0.7;

    private int lead;
    private int fourByte;
    private boolean broken;
    private long pairs;
    private long common;

    void feed(byte[] bytes, int n) {
        for (int i = 0; i < n && !broken; i++) {
            step(bytes[i] & 0xFF);
        }
    }

    boolean likely() {
        return !broken && lead == 0 && fourByte == 0 && pairs > 0 && common >= CHINESE_SHARE * pairs;
    }

    private void step(int b) {
        if (fourByte > 0) {
            inFourByte(b);
        } else if (lead > 0) {
            second(b);
        } else if (b == 0x80 || b == 0xFF) {
            broken = true;
        } else if (b > 0x80) {
            lead = b;
        }
    }

    private void second(int b) {
        if (b >= 0x30 && b <= 0x39) {
            fourByte = 1;
            return;
        }
        broken = b < 0x40 || b == 0x7F || b == 0xFF;
        pairs++;
        if (b >= 0x80) {
            common++;
        }
        lead = 0;
    }

    private void inFourByte(int b) {
        boolean digit = b >= 0x30 && b <= 0x39;
        broken = fourByte == 1 ? b < 0x81 || b == 0xFF : !digit;
        fourByte = fourByte == 1 ? 2 : 0;
        if (fourByte == 0) {
            lead = 0;
            pairs++;
        }
    }
}
