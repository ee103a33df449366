package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Accepted.Wanted;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.lake.Lake;
import org.springframework.stereotype.Component;

/// Frames of an instance, as native pixels or as they came (PS3.18 8.7.3.3).
@Component
class Frames {

    static final String OCTETS = "application/octet-stream";

    /// Media types of encapsulated pixel data (PS3.18 tables 8.7.3-2 and 8.7.3-5).
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2.5", "image/dicom-rle"),
            Map.entry("1.2.840.10008.1.2.4.50", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.51", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.57", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.70", "image/jpeg"),
            Map.entry("1.2.840.10008.1.2.4.80", "image/jls"),
            Map.entry("1.2.840.10008.1.2.4.81", "image/jls"),
            Map.entry("1.2.840.10008.1.2.4.90", "image/jp2"),
            Map.entry("1.2.840.10008.1.2.4.91", "image/jp2"),
            Map.entry("1.2.840.10008.1.2.4.92", "image/jpx"),
            Map.entry("1.2.840.10008.1.2.4.93", "image/jpx"),
            Map.entry("1.2.840.10008.1.2.4.201", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.4.202", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.4.203", "image/jphc"),
            Map.entry("1.2.840.10008.1.2.4.100", "video/mpeg"),
            Map.entry("1.2.840.10008.1.2.4.102", "video/mp4"),
            Map.entry("1.2.840.10008.1.2.4.103", "video/mp4"));

    private final Lake lake;
    private final Fragments fragments;

    Frames(Lake lake) {
        this.lake = lake;
        this.fragments = new Fragments(lake);
    }

    /// How frames of an instance are answered.
    ///
    /// - **type** media type of a part, with its transfer syntax
    record Form(String mediaType, TransferSyntax syntax) {
        String type() {
            return mediaType + "; transfer-syntax=" + syntax.uid();
        }
    }

    /// Null where this is not to be had.
    @Nullable
    Form form(Part part, Wanted wanted) {
        var syntax = wanted.syntax();
        boolean any = syntax == null || syntax.equals("*");
        if (!part.syntax().encapsulated()) {
            boolean same = any
                    || TransferSyntax.EXPLICIT_LITTLE.uid().equals(syntax)
                    || TransferSyntax.IMPLICIT_LITTLE.uid().equals(syntax);
            return same && wanted.takes(OCTETS) ? new Form(OCTETS, TransferSyntax.EXPLICIT_LITTLE) : null;
        }
        var own = MEDIA_TYPES.getOrDefault(part.syntax().uid(), OCTETS);
        boolean asStored = part.syntax().uid().equals(syntax);
        if ((any || asStored) && wanted.takes(own)) {
            return new Form(own, part.syntax());
        }
        if (wanted.takes(OCTETS) && (asStored || "*".equals(syntax))) {
            return new Form(OCTETS, part.syntax());
        }
        boolean explicit = syntax == null || syntax.equals(TransferSyntax.EXPLICIT_LITTLE.uid());
        return wanted.takes(OCTETS) && explicit && Decoded.isPossible(part)
                ? new Form(OCTETS, TransferSyntax.EXPLICIT_LITTLE)
                : null;
    }

    /// - **number** from 1 · **returns** empty where there is no such frame
    Optional<Multipart.Body> find(Part part, int number, TransferSyntax syntax) throws IOException {
        if (!part.syntax().encapsulated()) {
            return NativeFrames.of(lake, part, number);
        }
        if (!syntax.encapsulated()) {
            return Decoded.frame(lake, part, number).map(Multipart.Body.class::cast);
        }
        var frames = fragments.of(part);
        return number > frames.size()
                ? Optional.empty()
                : Optional.of(new Pieces(lake, part.sha256(), frames.get(number - 1)));
    }

    /// Fragments of one frame, one behind the other.
    private record Pieces(Lake lake, String sha256, List<Value.Bulk> fragments) implements Multipart.Body {
        @Override
        public long length() {
            return fragments.stream().mapToLong(Value.Bulk::length).sum();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            for (var fragment : fragments) {
                new Stored(lake, sha256, fragment.offset(), fragment.length()).writeTo(out);
            }
        }
    }
}
