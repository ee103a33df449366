package org.naohai.acquisition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Project;

/// Imports a folder of this machine by the way that every import takes: journal, commit, pipeline.
public interface FolderIntake {

    /// Returns when the import is done or has failed. The same folder again takes up what was interrupted
    /// and adds nothing twice. The caller has decided that the person may contribute.
    Intake take(Consigned what) throws IOException, InterruptedException;

    /// The newest import of the same folder into the same dataset by the same person, whatever became of
    /// it.
    Optional<Intake> latest(Consigned what);

    /// Waits for the end of the newest such import, which has been taken before.
    Intake await(Consigned what) throws InterruptedException;

    /// Discards what an interrupted import of the same source has received, unless it is committed: then
    /// it goes on.
    void forget(Consigned what) throws IOException;

    /// What is imported.
    ///
    /// - **linkTable** a linking table on this machine · **linkDataset** the dataset whose subjects it
    ///   names
    /// - **source** what the same import is known by when it is made again; null: the folder's place
    record Consigned(
            Person by,
            Project project,
            String dataset,
            Path folder,
            @Nullable Path linkTable,
            @Nullable String linkDataset,
            @Nullable String source) {

        public Consigned(
                Person by,
                Project project,
                String dataset,
                Path folder,
                @Nullable Path linkTable,
                @Nullable String linkDataset) {
            this(by, project, dataset, folder, linkTable, linkDataset, null);
        }
    }
}
