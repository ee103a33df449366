package org.naohai.acquisition.dicom.convert;

import org.naohai.kernel.Problem;

/// A study that cannot be converted as things are; its problem stands on the arrival.
final class ConversionFailed extends RuntimeException {

    private final transient Problem problem;

    ConversionFailed(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    static ConversionFailed of(String found, String expected) {
        return new ConversionFailed(Problem.error(Dcm2niix.FAILED, null, null, found, expected));
    }

    Problem problem() {
        return problem;
    }
}
