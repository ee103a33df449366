package org.naohai.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Where objects lie below the lake's folder; the algorithm is part of the path, so that another can follow.
///
/// - `objects/sha256/ab/abcd…` plain · `sealed/aes256gcm/sha256/ab/abcd…` sealed ([Sealed])
/// - `packs/<uuid>.zip` ZIP64 stored, members named by their SHA-256 · `staging/` what is not committed
record Layout(Path root) {

    /// Those that hold files or folders of files; the parents of each come before it.
    List<Path> folders() {
        return Stream.of(
                        "objects",
                        "objects/sha256",
                        "sealed",
                        "sealed/aes256gcm",
                        "sealed/aes256gcm/sha256",
                        "packs",
                        "staging")
                .map(root::resolve)
                .toList();
    }

    Path loose() {
        return root.resolve("objects/sha256");
    }

    Path packs() {
        return root.resolve("packs");
    }

    Path loose(String sha256) {
        return loose().resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path sealed(String sha256) {
        return root.resolve("sealed/aes256gcm/sha256")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    Path pack(UUID id) {
        return packs().resolve(id + ".zip");
    }

    Path staging() {
        return root.resolve("staging");
    }
}
