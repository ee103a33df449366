package org.naohai.formats.dicom;

import org.jspecify.annotations.Nullable;

/// The value representations of PS3.5 table 6.2-1.
public enum Vr {
    AE(Form.TEXT, 0),
    AS(Form.TEXT, 0),
    AT(Form.NUMBERS, 2),
    CS(Form.TEXT, 0),
    DA(Form.TEXT, 0),
    DS(Form.TEXT, 0),
    DT(Form.TEXT, 0),
    FD(Form.NUMBERS, 8),
    FL(Form.NUMBERS, 4),
    IS(Form.TEXT, 0),
    LO(Form.ENCODED_TEXT, 0),
    LT(Form.ENCODED_TEXT, 0),
    OB(Form.BULK, 1),
    OD(Form.BULK, 8),
    OF(Form.BULK, 4),
    OL(Form.BULK, 4),
    OV(Form.BULK, 8),
    OW(Form.BULK, 2),
    PN(Form.ENCODED_TEXT, 0),
    SH(Form.ENCODED_TEXT, 0),
    SL(Form.NUMBERS, 4),
    SQ(Form.SEQUENCE, 0),
    SS(Form.NUMBERS, 2),
    ST(Form.ENCODED_TEXT, 0),
    SV(Form.NUMBERS, 8),
    TM(Form.TEXT, 0),
    UC(Form.ENCODED_TEXT, 0),
    UI(Form.TEXT, 0),
    UL(Form.NUMBERS, 4),
    UN(Form.BULK, 1),
    UR(Form.TEXT, 0),
    US(Form.NUMBERS, 2),
    UT(Form.ENCODED_TEXT, 0),
    UV(Form.NUMBERS, 8);

    private enum Form {
        /// default repertoire only
        TEXT,
        /// in the character sets of Specific Character Set
        ENCODED_TEXT,
        NUMBERS,
        BULK,
        SEQUENCE
    }

    private static final @Nullable Vr[] BY_CODE = new Vr[26 * 26];

    static {
        for (var vr : values()) {
            BY_CODE[(vr.name().charAt(0) - 'A') * 26 + vr.name().charAt(1) - 'A'] = vr;
        }
    }

    private final Form form;
    private final int unit;

    Vr(Form form, int unit) {
        this.form = form;
        this.unit = unit;
    }

    /// The representation that two bytes name; null where they name none.
    static @Nullable Vr of(byte first, byte second) {
        int a = first - 'A';
        int b = second - 'A';
        return a < 0 || a >= 26 || b < 0 || b >= 26 ? null : BY_CODE[a * 26 + b];
    }

    public boolean isText() {
        return form == Form.TEXT || form == Form.ENCODED_TEXT;
    }

    /// Whether Specific Character Set (0008,0005) governs its bytes (PS3.5 6.1.2.3).
    public boolean isEncodedText() {
        return form == Form.ENCODED_TEXT;
    }

    public boolean isNumbers() {
        return form == Form.NUMBERS;
    }

    public boolean isBulk() {
        return form == Form.BULK;
    }

    /// Bytes that are swapped together when the byte order changes; 1 for text.
    public int unit() {
        return Math.max(1, unit);
    }

    /// Whether explicit VR gives it a 32-bit length behind two reserved bytes (PS3.5 7.1.2).
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /// Whether a backslash parts its values.
    public boolean isMultiValued() {
        return isText() && this != LT && this != ST && this != UT && this != UR;
    }

    /// Its two letters as they are written, the first in the high byte.
    int code() {
        return name().charAt(0) << 8 | name().charAt(1);
    }

    /// What makes its length even.
    byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }
}
