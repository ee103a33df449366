package org.naohai.semantics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;

/// One thing of the field, with its names in both languages.
///
/// - **id** ours, stable: `kind:name`, e.g. `task:rest`
/// - **parent** the broader concept · **publicIds** in public terminologies (`MONDO:0007743`), where one is certain
public record Concept(String id, @Nullable String parent, Text label, List<String> synonyms, List<String> publicIds) {

    public Concept {
        synonyms = List.copyOf(synonyms);
        publicIds = List.copyOf(publicIds);
    }

    /// `task`, `diagnosis`, `region` …
    public String kind() {
        return id.substring(0, id.indexOf(':'));
    }
}
