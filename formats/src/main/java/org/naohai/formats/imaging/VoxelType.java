package org.naohai.formats.imaging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The type of a stored voxel: `datatype` of NIfTI with its code and size in bytes (`nifti1.h`, "DATATYPE").
public enum VoxelType {
    UINT8(2, 1),
    INT16(4, 2),
    INT32(8, 4),
    FLOAT32(16, 4),
    COMPLEX64(32, 8),
    FLOAT64(64, 8),
    RGB24(128, 3),
    INT8(256, 1),
    UINT16(512, 2),
    UINT32(768, 4),
    INT64(1024, 8),
    UINT64(1280, 8),
    FLOAT128(1536, 16),
    COMPLEX128(1792, 16),
    COMPLEX256(2048, 32),
    RGBA32(2304, 4);

    private final int code;
    private final int bytes;

    VoxelType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    public static Optional<VoxelType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    public int code() {
        return code;
    }

    public int bytes() {
        return bytes;
    }

    /// Whether voxels of this type are decoded; the 128-bit floats differ between machines and are not.
    public boolean readable() {
        return this != FLOAT128 && this != COMPLEX256;
    }

    /// Whether a stored value may be NaN or infinite.
    public boolean floating() {
        return switch (this) {
            case FLOAT32, FLOAT64, FLOAT128, COMPLEX64, COMPLEX128, COMPLEX256 -> true;
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64, RGB24, RGBA32 -> false;
        };
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
