package org.naohai.quality.imaging.series;

import java.util.List;

/// What one parameter should be.
public sealed interface Target {

    Parameter parameter();

    /// Numbers, each within a tolerance.
    ///
    /// - **values** in the unit of the parameter; of several (voxel size, echo times) in their order
    /// - **tolerance** up and down, in the same unit
    record Near(Parameter parameter, List<Double> values, double tolerance) implements Target {
        public Near {
            values = List.copyOf(values);
            if (parameter.form() == Parameter.Form.TEXT
                    || values.isEmpty()
                    || values.size() > 64
                    || !(tolerance >= 0)
                    || !Double.isFinite(tolerance)
                    || !values.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(parameter + " wants finite numbers and a tolerance from 0 on");
            }
        }
    }

    /// A text that fits one of the patterns.
    record OneOf(Parameter parameter, List<NamePattern> patterns) implements Target {
        public OneOf {
            patterns = List.copyOf(patterns);
            if (parameter.form() != Parameter.Form.TEXT || patterns.isEmpty()) {
                throw new IllegalArgumentException(parameter + " wants texts");
            }
        }
    }

    /// What is good to know of the reference, and no condition.
    record Noted(Target of) implements Target {
        public Noted {
            if (of instanceof Noted) {
                throw new IllegalArgumentException("noted twice");
            }
        }

        @Override
        public Parameter parameter() {
            return of.parameter();
        }
    }
}
