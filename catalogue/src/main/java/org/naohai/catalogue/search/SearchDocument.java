package org.naohai.catalogue.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is found: a dataset, subject, recording, table or variable, with the words it is found by.
///
/// - **owner** the row it is indexed with; a variable belongs to its table · **text** every other word, free of
/// identities
/// - **discoverable** found by who may only discover (datasets); the others need the right to read
public record SearchDocument(
        String type,
        UUID id,
        UUID owner,
        int scopeId,
        boolean discoverable,
        String title,
        String subtitle,
        String text,
        String href,
        List<String> domains,
        List<String> modalities,
        List<String> qualities,
        @Nullable String verdict,
        UUID datasetId,
        String datasetTitle,
        String project,
        String institution,
        String access,
        long modifiedMillis) {

    public SearchDocument {
        domains = List.copyOf(domains);
        modalities = List.copyOf(modalities);
        qualities = List.copyOf(qualities);
    }

    /// What it is found by. A variable is not found by the name of its table: a table of 静息态 events is one hit, not one
    /// more for each of its columns.
    String words() {
        return type.equals("variable") ? title + "\n" + text : title + "\n" + subtitle + "\n" + text;
    }

    /// Unique in the index, and the second half of the order of hits.
    String key() {
        return type + ":" + id;
    }
}
