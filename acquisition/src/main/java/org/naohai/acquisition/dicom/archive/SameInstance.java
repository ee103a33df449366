package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.HexFormat;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.PixelDigest;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.lake.Hashes;
import org.naohai.lake.Lake;
import org.naohai.lake.ObjectMissing;
import org.springframework.stereotype.Component;

/// Whether two instances under one UID are the same: their data sets are, without group 0002 and in one encoding,
/// and their pixels are once they are decoded without loss.
@Component
class SameInstance {

    private final Lake lake;
    private final Vault vault;

    SameInstance(Lake lake, Vault vault) {
        this.lake = lake;
        this.vault = vault;
    }

    /// A keyed digest of everything but the pixels, whatever the transfer syntax.
    byte[] digest(DicomObject object) throws IOException {
        var bare = object.data().without(Tag.PixelData);
        var digest = Hashes.sha256();
        try (var out = new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
            DicomWriter.dataSet(bare, TransferSyntax.EXPLICIT_LITTLE, object).writeTo(out);
        }
        return vault.hash("dicom source", HexFormat.of().formatHex(digest.digest()));
    }

    /// Whether its pixels are those of an archived instance.
    boolean pixels(DicomObject object, String sha256) throws IOException {
        try (var channel = lake.channel(sha256)) {
            var archived = DicomReader.read(ByteSource.of(channel));
            return PixelDigest.of(object).equals(PixelDigest.of(archived));
        } catch (ObjectMissing e) {
            return false; // not committed yet
        }
    }
}
