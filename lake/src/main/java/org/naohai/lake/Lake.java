package org.naohai.lake;

import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The front door of the lake: immutable objects by the SHA-256 of their plain bytes; packs and encryption
/// stay inside.
///
/// Whoever calls has decided already that the reader may have the bytes; the lake knows objects, not people.
public interface Lake {

    boolean exists(String sha256);

    /// Those of the given objects that are here, in one query.
    Set<String> present(List<String> sha256);

    /// Size, place and whether it is sealed; empty where there is no such object.
    Optional<StoredObject> find(String sha256);

    /// Plain size in bytes.
    ///
    /// - **fails** [ObjectMissing]
    long size(String sha256);

    /// The plain bytes from the start.
    ///
    /// - **fails** [ObjectMissing]; reading fails with [java.io.IOException] where a sealed frame was altered
    InputStream open(String sha256);

    /// The plain bytes with random access, also inside a pack and of a sealed object; read-only.
    ///
    /// - **fails** [ObjectMissing]
    SeekableByteChannel channel(String sha256);

    /// Stores one small object, durable on return; bytes that are here already cost nothing but the hash.
    StoredObject put(byte[] bytes, AtRest atRest);

    /// Stores many objects with few syncs; nothing is visible before [LakeBatch#commit].
    LakeBatch batch();

    /// A pack of small objects that is filled before there is a batch for it.
    LakePack pack();

    /// How bytes lie on disk.
    enum AtRest {
        PLAIN,
        /// AES-256-GCM in frames: identifying originals
        SEALED
    }

    /// - **sha256** 64 lower-case hex digits of the plain bytes · **size** plain bytes
    record StoredObject(String sha256, long size, AtRest atRest) {}
}
