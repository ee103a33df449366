package org.naohai.formats.text;

/// Whether a run of bytes is UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
final class Utf8Check {

    private int needed;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean broken;

    void feed(byte[] bytes, int n) {
        for (int i = 0; i < n && !broken; i++) {
            int b = bytes[i] & 0xFF;
            if (needed > 0) {
                follow(b);
            } else if (b >= 0x80) {
                lead(b);
            }
        }
    }

    boolean valid() {
        return !broken && needed == 0;
    }

    private void follow(int b) {
        broken = b < lowest || b > highest;
        lowest = 0x80;
        highest = 0xBF;
        needed--;
    }

    private void lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            needed = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            needed = 2;
            lowest = b == 0xE0 ? 0xA0 : 0x80;
            highest = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            needed = 3;
            lowest = b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            broken = true;
        }
    }
}
