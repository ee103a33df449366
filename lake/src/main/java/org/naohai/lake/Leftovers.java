package org.naohai.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plain bytes that an ended process left although they are sealed, and packs that it wrote and never
/// entered.
///
/// Packs of a running import have no row yet either: only those that were there when this was made are
/// looked at.
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final int AT_ONCE = 1_000;

    private final Layout layout;
    private final ObjectRows rows;
    private final Relocation relocation;
    private final List<UUID> packsAtStart;

    Leftovers(Layout layout, ObjectRows rows, Relocation relocation) {
        this.layout = layout;
        this.rows = rows;
        this.relocation = relocation;
        try {
            this.packsAtStart = names(layout.packs()).stream()
                    .map(name -> UUID.fromString(name.replace(".zip", "")))
                    .toList();
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    void sweep() throws IOException {
        int deleted = sealedObjects() + packsWithoutRow() + packsWithLeftovers();
        if (deleted > 0) {
            LOG.atInfo().addKeyValue("files", deleted).log("files that a crash left in the lake are deleted");
        }
    }

    private int sealedObjects() throws IOException {
        int deleted = 0;
        for (var folder : names(layout.loose())) {
            for (var some : inParts(names(layout.loose().resolve(folder)))) {
                deleted += deleteSealed(some);
            }
        }
        return deleted;
    }

    private int deleteSealed(List<String> sha256) throws IOException {
        int deleted = 0;
        relocation.settling.lock();
        try {
            for (var one : rows.sealed(sha256)) {
                deleted += Files.deleteIfExists(layout.loose(one)) ? 1 : 0;
            }
        } finally {
            relocation.settling.unlock();
        }
        return deleted;
    }

    private int packsWithoutRow() throws IOException {
        int deleted = 0;
        for (var some : inParts(packsAtStart)) {
            Set<UUID> known = rows.packs(some);
            for (var pack : some) {
                deleted += !known.contains(pack) && Files.deleteIfExists(layout.pack(pack)) ? 1 : 0;
            }
        }
        return deleted;
    }

    /// The crash came between the rows that moved and the pack that was to go.
    private int packsWithLeftovers() throws IOException {
        int rewritten = 0;
        var candidates = Set.copyOf(rows.packsWithLeftovers());
        for (var pack : packsAtStart) {
            if (candidates.contains(pack)) {
                rewritten += rewrite(pack) ? 1 : 0;
            }
        }
        return rewritten;
    }

    private boolean rewrite(UUID pack) throws IOException {
        relocation.settling.lock();
        try {
            boolean there = Files.exists(layout.pack(pack));
            if (there) {
                relocation.rewritePack(pack, Set.of());
            }
            return there;
        } finally {
            relocation.settling.unlock();
        }
    }

    private static <T> List<List<T>> inParts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
