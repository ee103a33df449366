package org.naohai.lake;

import java.nio.file.Path;
import java.util.UUID;

/// Where objects lie below the lake's folder; the algorithm is part of the path, so that another can follow.
///
/// - `objects/sha256/ab/abcd…` plain · `sealed/aes256gcm/sha256/ab/abcd…` sealed ([Sealed])
/// - `packs/<uuid>.zip` ZIP64 stored, members named by their SHA-256 · `staging/` what is not committed
record Layout(Path root) {

    Path loose(String sha256) {
        return root.resolve("objects/sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path sealed(String sha256) {
        return root.resolve("sealed/aes256gcm/sha256")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    Path pack(UUID id) {
        return root.resolve("packs").resolve(id + ".zip");
    }

    Path staging() {
        return root.resolve("staging");
    }
}
