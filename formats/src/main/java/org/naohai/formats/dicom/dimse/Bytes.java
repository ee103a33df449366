package org.naohai.formats.dicom.dimse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in byte arrays: PDUs are big endian, command sets little endian.
final class Bytes {

    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static int bigShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static int bigInt(byte[] bytes, int at) {
        return (int) BIG.get(bytes, at);
    }

    static void bigInt(byte[] bytes, int at, int value) {
        BIG.set(bytes, at, value);
    }

    static int littleShort(byte[] bytes, int at) {
        return (bytes[at + 1] & 0xFF) << 8 | bytes[at] & 0xFF;
    }

    static int littleInt(byte[] bytes, int at) {
        return (int) LITTLE.get(bytes, at);
    }

    static void littleInt(byte[] bytes, int at, int value) {
        LITTLE.set(bytes, at, value);
    }
}
