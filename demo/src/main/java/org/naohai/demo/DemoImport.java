package org.naohai.demo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One folder to import, as a person would: its dataset's name and, for clinical records, the table
/// that links its subjects.
///
/// - **folder**, **linkTable** below the demo's folder
public record DemoImport(
        String dataset, String folder, @Nullable String linkTable) {

    public Optional<String> link() {
        return Optional.ofNullable(linkTable);
    }
}
