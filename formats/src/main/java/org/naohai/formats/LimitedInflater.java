package org.naohai.formats;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Inflates gzip (also many members, as bgzip) up to a limit, so that a bomb ends as an exception and not as work.
///
/// - **limit** inflated bytes ≤ 16 MiB + 500 × stored bytes, never above 64 GiB: deflate reaches 1,030 ×, text
///   and genotypes 3–200 ×
public final class LimitedInflater extends FilterInputStream {

    private static final long ALLOWANCE = 16L << 20;
    private static final long RATIO = 500;
    private static final long MOST = 64L << 30;
    private static final int BUFFER = 1 << 16;

    private long left;

    private LimitedInflater(InputStream inflated, long storedBytes) {
        super(inflated);
        this.left = Math.min(MOST, ALLOWANCE + RATIO * Math.max(0, storedBytes));
    }

    /// Opens a file, inflating it where its first two bytes are gzip's.
    public static InputStream open(String path, FileTree files) throws IOException {
        var opened = files.open(path);
        var stored = opened.markSupported() ? opened : new BufferedInputStream(opened, BUFFER);
        try {
            stored.mark(2);
            boolean gzip = stored.read() == 0x1F && stored.read() == 0x8B;
            stored.reset();
            if (!gzip) {
                return stored;
            }
            long size = files.find(path).map(FileTree.FileEntry::size).orElse(0L);
            return new LimitedInflater(new GZIPInputStream(stored, BUFFER), size);
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        return one < 0 ? one : (int) counted(1, one);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        return n < 0 ? n : (int) counted(n, n);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private long counted(long n, long result) throws Bomb {
        left -= n;
        if (left < 0) {
            throw new Bomb();
        }
        return result;
    }

    /// The stream inflates beyond its limit.
    public static final class Bomb extends IOException {
        Bomb() {
            super("inflates beyond its limit");
        }
    }
}
