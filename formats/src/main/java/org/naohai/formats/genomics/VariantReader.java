package org.naohai.formats.genomics;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.LimitedInflater;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// Pages through the sites of a VCF for a viewer: seeks in plain and bgzip files, reads on from a cursor.
///
/// - **cursor** opaque; it names an offset of this file, so it stays valid for the same bytes only
/// - **region** `chr1`, `1:1000-2000`, both ends inclusive; names match with and without `chr`
/// - **bounds** one page reads at most 64 MiB of lines; a page may be empty and still have a next
public final class VariantReader {

    private static final int LARGEST_PAGE = 1_000;
    /// A virtual offset of bgzip is that of its block, shifted by these, and that in the block.
    private static final int BLOCK_OFFSET_BITS = 16;
    private static final long READ_AT_MOST = 64L << 20;
    private static final Pattern REGION = Pattern.compile("([^:\\s]{1,60})(?::([\\d,]{1,14})-([\\d,]{1,14}))?");

    private VariantReader() {}

    /// How many samples have which genotype.
    public enum Call {
        HOM_REF,
        HET,
        HOM_ALT,
        MISSING
    }

    /// - **quality** Phred, or null
    public record Row(
            String chromosome,
            long position,
            String id,
            String reference,
            List<String> alternates,
            @Nullable Double quality,
            String filter,
            Map<Call, Integer> genotypes) {}

    /// - **next** null after the last site
    public record Page(List<Row> rows, @Nullable String next) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// - **fails** with [IllegalArgumentException] for a cursor or region of another shape; with [Refused] where
    ///   the file is damaged between the cursor and the end of the page
    public static Page page(String path, FileTree files, @Nullable String cursor, int limit, @Nullable String region)
            throws IOException {
        var wanted = region == null || region.isBlank() ? null : Region.parse(region);
        long start = cursor == null ? 0 : Long.parseUnsignedLong(cursor, 36);
        long size = files.find(path).map(FileTree.FileEntry::size).orElse(0L);
        if (Long.compareUnsigned(start, (size + 1) << BLOCK_OFFSET_BITS) > 0) {
            throw new IllegalArgumentException("cursor beyond the file");
        }
        try (var source = open(path, files, start)) {
            return page(source.lines(), Math.clamp(limit, 1, LARGEST_PAGE), wanted);
        } catch (LimitedInflater.Bomb e) {
            throw damaged("GZIP_BOMB", path, "> 500 : 1", "≤ 500 : 1", e);
        } catch (EOFException | ZipException e) {
            throw damaged("GZIP_DAMAGED", path, "damaged or cut", "whole gzip stream", e);
        } catch (Lines.LineTooLong e) {
            throw damaged("VCF_LINE_TOO_LONG", path, "> 64 MiB", "≤ 64 MiB", e);
        }
    }

    private static Refused damaged(String code, String path, String found, String expected, IOException cause) {
        return new Refused(Refused.Kind.INVALID, Problem.error(code, path, null, found, expected), cause);
    }

    private static Page page(Lines lines, int limit, @Nullable Region wanted) throws IOException {
        var rows = new ArrayList<Row>();
        long read = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            read += line.length() + 1L;
            var site = line.isEmpty() || line.startsWith("#") ? null : VcfReader.site(line, 0);
            if (site != null && (wanted == null || wanted.has(site))) {
                rows.add(row(site));
            }
            if (rows.size() == limit || read > READ_AT_MOST) {
                return new Page(rows, Long.toUnsignedString(lines.position(), 36));
            }
        }
        return new Page(rows, null);
    }

    private static Row row(Site site) {
        var calls = new EnumMap<Call, Integer>(Call.class);
        for (int sample = 0; sample < site.samples().size(); sample++) {
            calls.merge(call(site.genotype(sample)), 1, Integer::sum);
        }
        return new Row(
                site.chromosome(),
                site.position(),
                site.id(),
                site.reference(),
                site.alternates(),
                site.quality(),
                site.filter(),
                calls);
    }

    private static Call call(Genotype genotype) {
        if (genotype.missing()) {
            return Call.MISSING;
        }
        if (genotype.reference()) {
            return Call.HOM_REF;
        }
        return genotype.heterozygous() ? Call.HET : Call.HOM_ALT;
    }

    private static Source open(String path, FileTree files, long start) throws IOException {
        var channel = files.channel(path);
        try {
            if (BgzfStream.is(channel)) {
                var blocks = new BgzfStream(channel, start);
                return new Source(blocks, new Lines(blocks, blocks::virtualOffset));
            }
            return plainOrGzip(path, files, channel, start);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Source plainOrGzip(String path, FileTree files, SeekableByteChannel channel, long start)
            throws IOException {
        var inflated = LimitedInflater.open(path, files);
        InputStream stream;
        if (inflated instanceof LimitedInflater) {
            channel.close();
            inflated.skipNBytes(start);
            stream = inflated;
        } else {
            inflated.close();
            channel.position(Math.min(start, channel.size()));
            stream = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        }
        var counted = new Lines(stream, null);
        return new Source(stream, counted.from(start));
    }

    private record Source(InputStream stream, Lines lines) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private record Region(String chromosome, long from, long to) {
        static Region parse(String text) {
            var matcher = REGION.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("region");
            }
            boolean whole = matcher.group(2) == null;
            return new Region(
                    bare(matcher.group(1)),
                    whole ? 0 : Long.parseLong(matcher.group(2).replace(",", "")),
                    whole ? Long.MAX_VALUE : Long.parseLong(matcher.group(3).replace(",", "")));
        }

        boolean has(Site site) {
            return bare(site.chromosome()).equals(chromosome) && site.position() >= from && site.position() <= to;
        }

        private static String bare(String name) {
            return name.startsWith("chr") ? name.substring(3) : name;
        }
    }
}
