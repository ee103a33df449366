package org.naohai.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Files in memory as a [FileTree], made by the tests themselves.
public final class Corpus implements FileTree {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public Corpus with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    public Corpus with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Corpus with(String path, String text, String charset) {
        return with(path, text.getBytes(Charset.forName(charset)));
    }

    public static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Zeros that gzip to a thousandth and less of their size.
    public static byte[] bomb(int mebibytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                    .getBytes(StandardCharsets.UTF_8));
            var lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < mebibytes; i++) {
                gzip.write(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public List<FileEntry> entries() {
        return files.entrySet().stream()
                .map(file -> new FileEntry(file.getKey(), file.getValue().length))
                .toList();
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new FileEntry(path, bytes.length));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new java.io.BufferedInputStream(new java.io.ByteArrayInputStream(bytes(path)));
    }

    @Override
    public SeekableByteChannel channel(String path) throws IOException {
        return new SeekableInMemoryByteChannel(bytes(path).clone());
    }

    private byte[] bytes(String path) throws NoSuchFileException {
        var bytes = files.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return bytes;
    }
}
