package org.naohai.semantics;

/// A piece of a text that names a concept.
///
/// - **start**, **end** in the text as it was given, end exclusive
public record Span(int start, int end, String text, Concept concept) {}
