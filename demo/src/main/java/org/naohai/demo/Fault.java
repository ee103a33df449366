package org.naohai.demo;

import org.naohai.kernel.Text;

/// A fault planted on purpose, so that home, quarantine and the unassigned files have something to show.
///
/// - **id** stable, e.g. `truncated-nifti` · **path** of the damaged file below the demo's folder ·
///   **what** is wrong with it
public record Fault(String id, String path, Text what) {}
