package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Accepted.Wanted;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.lake.Lake;
import org.springframework.stereotype.Component;

/// Instances as Part 10 files.
@Component
class Instances {

    static final String DICOM = "application/dicom";

    private final Lake lake;

    Instances(Lake lake) {
        this.lake = lake;
    }

    /// A whole object; null where it is not to be had as it is wanted.
    ///
    /// Who says no transfer syntax wants explicit VR little endian (PS3.18 8.7.3.5.2); what we cannot
    /// decode is sent as it is all the same, with its syntax.
    Multipart.@Nullable Piece piece(Part part, Wanted wanted, String location) {
        if (!wanted.takes(DICOM)) {
            return null;
        }
        var syntax = wanted.syntax();
        if ("*".equals(syntax) || part.syntax().uid().equals(syntax)) {
            return stored(part, location);
        }
        if (syntax != null && !syntax.equals(TransferSyntax.EXPLICIT_LITTLE.uid())) {
            return null;
        }
        var decoded = Decoded.isPossible(part) ? decoded(part, location) : null;
        return decoded == null && syntax == null ? stored(part, location) : decoded;
    }

    private Multipart.Piece stored(Part part, String location) {
        return new Multipart.Piece(type(part.syntax()), location, new Stored(lake, part.sha256(), 0, part.size()));
    }

    private Multipart.@Nullable Piece decoded(Part part, String location) {
        try {
            return Decoded.instance(lake, part)
                    .map(body -> new Multipart.Piece(type(TransferSyntax.EXPLICIT_LITTLE), location, body))
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(TransferSyntax syntax) {
        return DICOM + "; transfer-syntax=" + syntax.uid();
    }
}
