package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.naohai.acquisition.dicom.archive.SeriesStage.Known;
import org.naohai.acquisition.dicom.archive.SeriesStage.Large;
import org.naohai.acquisition.dicom.archive.SeriesStage.Withheld;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Encoded;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.kernel.Problem;
import org.naohai.lake.Hashes;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Lake.StoredObject;
import org.springframework.stereotype.Component;

/// Puts a de-identified instance into the pack of its series, unless it is here already.
@Component
class Packing {

    private final Lake lake;
    private final SameInstance same;

    Packing(Lake lake, SameInstance same) {
        this.lake = lake;
        this.same = same;
    }

    /// - **object** as it came · **data** without identities
    void store(SeriesStage stage, Parcel parcel, DicomObject object, DataSet data) throws IOException {
        var syntax = syntaxAtRest(object);
        var encoded = DicomWriter.part10(DataSet.EMPTY, data, syntax, object);
        var digest = same.digest(object);
        var sopUid = data.text(Tag.SopInstanceUid, "");
        var known = stage.known.get(sopUid);
        if (known != null) {
            again(stage, parcel, object, new Sent(known, encoded, digest));
            return;
        }
        var stored = encoded.size() <= InstanceJournal.INLINE
                ? packed(stage, buffers(encoded))
                : large(stage, parcel, encoded, data);
        stage.known.put(sopUid, new Known(stored.sha256(), digest));
        stage.staged.add(new SeriesStage.Staged(Descriptions.instance(data, syntax, stored, encoded, digest), parcel));
        stage.originals.put(sopUid, object.data().text(Tag.SopInstanceUid, ""));
        stage.bytes += stored.size();
        Objects.requireNonNull(stage.checks).add(data);
        Objects.requireNonNull(stage.metadata).add(data);
        Objects.requireNonNull(stage.deidentifier).stored(data);
    }

    static TransferSyntax syntaxAtRest(DicomObject object) {
        return object.syntax().encapsulated() ? object.syntax() : TransferSyntax.EXPLICIT_LITTLE;
    }

    private org.naohai.lake.LakePack pack(SeriesStage stage) {
        if (stage.pack == null) {
            stage.pack = lake.pack();
        }
        return stage.pack;
    }

    private StoredObject packed(SeriesStage stage, List<ByteBuffer> buffers) throws NoRoom {
        try {
            return pack(stage).add(buffers);
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    /// The disk does not take the pack: it is to be written anew.
    static final class NoRoom extends IOException {
        NoRoom(IOException cause) {
            super(cause);
        }
    }

    /// An instance under a UID that is taken.
    private record Sent(Known known, Encoded encoded, byte[] digest) {}

    /// The same again costs nothing but the look; another one under the same UID is for a person.
    private void again(SeriesStage stage, Parcel parcel, DicomObject object, Sent sent) throws IOException {
        boolean equal = Arrays.equals(sent.digest(), sent.known().sourceDigest())
                && (sha256(sent.encoded()).equals(sent.known().sha256())
                        || same.pixels(object, sent.known().sha256()));
        if (equal) {
            parcel.forget();
            stage.again.add(parcel);
        } else {
            var code =
                    Problem.error("DICOM_UID_CONFLICT", null, null, "another content", "the content archived before");
            stage.withheld.add(Withheld.of(parcel, code, object.data()));
        }
    }

    /// Slices of what was received, where it is at hand as it will be written; else a copy.
    private static List<ByteBuffer> buffers(Encoded encoded) throws IOException {
        var buffers = new ArrayList<ByteBuffer>();
        for (var piece : encoded.pieces()) {
            switch (piece) {
                case Encoded.Bytes(var array, var offset, var count) ->
                    buffers.add(ByteBuffer.wrap(array, offset, count));
                case Encoded.Range(ByteSource.Memory memory, var from, var length, var swapped)
                when swapped == 1 ->
                    buffers.add(ByteBuffer.wrap(memory.array(), memory.offset() + (int) from, (int) length));
                case Encoded.Range _ -> {
                    return List.of(ByteBuffer.wrap(encoded.toBytes()));
                }
            }
        }
        return buffers;
    }

    private StoredObject large(SeriesStage stage, Parcel parcel, Encoded encoded, DataSet data) throws IOException {
        var sha256 = sha256(encoded);
        stage.large.add(new Large(sha256, encoded.size(), parcel, data));
        return new StoredObject(sha256, encoded.size(), AtRest.PLAIN);
    }

    static String sha256(Encoded encoded) throws IOException {
        var digest = Hashes.sha256();
        try (var out = new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
            encoded.writeTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
