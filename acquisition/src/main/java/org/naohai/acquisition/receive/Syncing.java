package org.naohai.acquisition.receive;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.acquisition.journal.Spool;

/// A large file on its way to the disk: the spool is synced first, then its entry goes to the journal.
///
/// - **path** of the file; empty for none
record Syncing(String path, FutureTask<Void> task) {

    static Syncing none() {
        var done = new FutureTask<Void>(() -> {}, null);
        done.run();
        return new Syncing("", done);
    }

    static Syncing start(Spool spool, IntakeJournal journal, Entry.Spooled entry) {
        var task = new FutureTask<Void>(() -> {
            enter(spool, journal, entry);
            return null;
        });
        Thread.ofVirtual().name("spool-sync").start(task);
        return new Syncing(entry.path(), task);
    }

    private static void enter(Spool spool, IntakeJournal journal, Entry.Spooled entry) throws IOException {
        try {
            spool.sync();
            journal.append(entry);
        } catch (IOException e) {
            spool.destroy();
            throw e;
        }
    }

    /// Returns when the entry is in the journal.
    ///
    /// - **fails** as the sync did
    void await() throws IOException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("stopped while a file was synced");
        }
    }
}
