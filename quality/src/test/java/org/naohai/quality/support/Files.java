package org.naohai.quality.support;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Layout;

/// Files in memory as a [FileTree], made by the tests themselves.
public final class Files implements FileTree {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public Files with(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Files with(String path, String text, String charset) {
        files.put(path, text.getBytes(Charset.forName(charset)));
        return this;
    }

    public Files with(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    public Unit unit(String path) {
        return Layout.units(this).stream()
                .filter(unit -> unit.path().equals(path))
                .findFirst()
                .orElseThrow();
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
    public InputStream open(String path) {
        return new ByteArrayInputStream(Objects.requireNonNull(files.get(path)));
    }

    @Override
    public SeekableByteChannel channel(String path) {
        return new SeekableInMemoryByteChannel(
                Objects.requireNonNull(files.get(path)).clone());
    }
}
