package org.naohai.acquisition.dicom.route;

/// A pattern cannot be read.
///
/// - **position** of the character that does not fit, from 1; 0 where it is too large as a whole
final class PatternRefused extends RuntimeException {

    private final int position;

    PatternRefused(int position) {
        super("pattern cannot be read at " + position);
        this.position = position;
    }

    static PatternRefused tooLarge() {
        return new PatternRefused(0);
    }

    int position() {
        return position;
    }
}
