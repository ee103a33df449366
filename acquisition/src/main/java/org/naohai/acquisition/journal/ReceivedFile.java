package org.naohai.acquisition.journal;

/// An acknowledged file: what it is and where its bytes lie in the journal.
public record ReceivedFile(String path, long size, String sha256, Place place) {

    /// Where the bytes lie.
    public sealed interface Place {
        /// In a record of a segment, by the segment's number in its intake.
        record InSegment(int segment, int offset) implements Place {}

        /// - **name** of the spool in the intake's folder
        record InSpool(String name) implements Place {}
    }
}
