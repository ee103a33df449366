package org.naohai.quality;

import java.util.List;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.kernel.MetricDefinition;

/// The front door of quality control: a unit goes in, an [Assessment] comes out; never throws for bad data.
public interface Quality {

    /// Reads the unit once, running every check and every contributed pass of its kind.
    Assessment assess(Unit unit, FileTree files);

    /// Checks that need several sources: sex and age between participants, clinical record, genotype and headers.
    List<CrossCheck> crossCheck(List<Assessment> assessments);

    List<MetricDefinition> metricDefinitions();

    /// The outcome of one comparison for one subject.
    ///
    /// - **check** `sex`, `age`, `clock` · **agrees** whether all sources agree · **sources** what each said
    record CrossCheck(
            String subjectLabel,
            String check,
            boolean agrees,
            java.util.Map<String, String> sources,
            List<org.naohai.kernel.Problem> problems) {

        public CrossCheck {
            problems = List.copyOf(problems);
        }
    }
}
