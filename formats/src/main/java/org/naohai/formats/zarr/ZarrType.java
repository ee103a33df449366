package org.naohai.formats.zarr;

import java.util.Locale;

/// The types of the values that pyramids are written with, all little endian.
public enum ZarrType {
    UINT8(1),
    INT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    FLOAT32(4);

    private final int bytes;

    ZarrType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    /// As `data_type` says it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
