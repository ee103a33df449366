package org.naohai.acquisition.dicom.sandbox;

/// How a program ended.
public sealed interface Ran {

    /// By itself, or by a limit that the kernel holds (then **exit** is 128 and the signal's number, or
    /// its own).
    ///
    /// - **out**, **error** what it said, cut at the limit; may hold anything that stood in its input
    record Ended(int exit, byte[] out, byte[] error) implements Ran {}

    /// It was ended by us: it took too long, or wrote too much.
    record Overran(Limit limit) implements Ran {}

    /// What it ran over.
    enum Limit {
        TIME,
        OUTPUT
    }
}
