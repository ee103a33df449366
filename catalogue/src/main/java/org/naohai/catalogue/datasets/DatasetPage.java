package org.naohai.catalogue.datasets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;

/// A dataset on its own page.
///
/// - **notice** what the page must say first · **identifyingFiles** for owners only
/// - **showsFaces** whether a volume of it shows a head, so that it stays within the project
/// - **who** may see it; null for those who do not manage it
public record DatasetPage(
        @JsonUnwrapped DatasetRow row,
        String description,
        @Nullable Text notice,
        List<String> authors,
        List<Version> versions,
        int identifyingFiles,
        int unassigned,
        boolean showsFaces,
        May may,
        @Nullable List<Who> who) {

    /// - **sha256** of the manifest, the id of the version
    public record Version(int number, @Nullable String sha256, Instant createdAt, int files, long bytes) {}

    /// What the acting person may do.
    public record May(boolean read, boolean contribute, boolean own) {}

    /// - **via** `project`: by a role in the project · `grant`: by a grant for this dataset, while it is controlled
    public record Who(String login, String name, String role, String via) {}
}
