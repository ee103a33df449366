package org.naohai.governance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Domain;

/// What a scope stands for: rows of one project, access level, domain and sensitivity.
///
/// - **domain** null for rows of no single domain, such as the dataset's own · **identifying** for owners only
/// - **datasetId** of a controlled dataset, which is read by grant; null at every other access level, where the scopes
///   of a project's datasets are the same
public record ScopeKey(
        UUID projectId,
        AccessLevel access,
        @Nullable Domain domain,
        boolean identifying,
        @Nullable UUID datasetId) {

    public ScopeKey {
        if (datasetId != null && access != AccessLevel.CONTROLLED) {
            throw new IllegalArgumentException("only controlled datasets have scopes of their own");
        }
    }

    public ScopeKey(UUID projectId, AccessLevel access, @Nullable Domain domain, boolean identifying) {
        this(projectId, access, domain, identifying, null);
    }

    /// The scope of a dataset's rows.
    public static ScopeKey ofDataset(UUID projectId, UUID datasetId, AccessLevel access, @Nullable Domain domain) {
        return new ScopeKey(projectId, access, domain, false, access == AccessLevel.CONTROLLED ? datasetId : null);
    }
}
