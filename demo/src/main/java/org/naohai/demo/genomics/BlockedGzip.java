package org.naohai.demo.genomics;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// BGZF as bgzip writes it: gzip members of at most 64 KiB with their size in an extra field (SAM
/// specification §4.1).
final class BlockedGzip {

    private static final int BLOCK = 65_280;
    private static final byte[] END =
            HexFormat.of().parseHex("1f8b08040000000000ff0600424302001b0003000000000000000000");

    private BlockedGzip() {}

    static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += BLOCK) {
            block(out, bytes, from, Math.min(BLOCK, bytes.length - from));
        }
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static void block(ByteArrayOutputStream out, byte[] bytes, int from, int length) {
        var deflated = new byte[length + 1024];
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes, from, length);
        deflater.finish();
        int size = deflater.deflate(deflated);
        deflater.end();
        var check = new CRC32();
        check.update(bytes, from, length);
        var member = ByteBuffer.allocate(18 + size + 8).order(ByteOrder.LITTLE_ENDIAN);
        member.put(END, 0, 16).putShort((short) (18 + size + 8 - 1)).put(deflated, 0, size);
        member.putInt((int) check.getValue()).putInt(length);
        out.writeBytes(member.array());
    }
}
