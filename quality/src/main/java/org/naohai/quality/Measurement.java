package org.naohai.quality;

import org.jspecify.annotations.Nullable;

/// One cell of a table that belongs to a subject: the value of a variable, at a session where the table has one.
///
/// - **number** null for texts and codes · **text** the cell as written (missing codes give no measurement at all)
public record Measurement(
        String subjectLabel,
        @Nullable String session,
        String variable,
        @Nullable Double number,
        String text) {}
