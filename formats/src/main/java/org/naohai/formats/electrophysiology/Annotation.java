package org.naohai.formats.electrophysiology;

/// Something noted at a time of the recording: an EDF+ annotation or a BrainVision marker.
///
/// - **onsetSeconds** from the start of the recording · **durationSeconds** 0 where the file gives none
public record Annotation(double onsetSeconds, double durationSeconds, String label) {}
