package org.naohai.demo.cast;

/// What can be measured of a participant; the letter stands for it in the plan of [Cast].
public enum Part {
    T1W('T'),
    REST('R'),
    DIFFUSION('D'),
    EEG('E'),
    SCALES('S'),
    TASK('K'),
    GENOTYPE('G'),
    CLINICAL('C');

    private final char letter;

    Part(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
