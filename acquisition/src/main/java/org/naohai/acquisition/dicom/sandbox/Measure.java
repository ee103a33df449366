package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Counts what a program has written until now, as long as somebody would read on. Owned by one thread.
final class Measure {

    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_DEPTH = 8;

    private long bytesLeft;
    private int entriesLeft = MOST_ENTRIES;

    Measure(long mostBytes) {
        this.bytesLeft = mostBytes;
    }

    /// Whether everything below the folder stays within the limits; what cannot be looked at does not.
    boolean holds(Path folder) throws IOException {
        return holds(folder, 0);
    }

    private boolean holds(Path folder, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            return false;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                if (!holdsEntry(entry, depth)) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException gone) {
            return true;
        } catch (java.nio.file.AccessDeniedException hidden) {
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private boolean holdsEntry(Path entry, int depth) throws IOException {
        if (--entriesLeft < 0) {
            return false;
        }
        try {
            var attributes = OutputFolder.attributes(entry);
            if (attributes.isDirectory()) {
                return holds(entry, depth + 1);
            }
            bytesLeft -= attributes.size();
            return bytesLeft >= 0;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }
}
