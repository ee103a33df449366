package org.naohai.quality;

import java.util.List;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.kernel.MetricDefinition;

/// Quality control of one kind of data; [QualityControl] asks the first that takes a unit.
///
/// Named in `META-INF/services/org.naohai.quality.DomainAssessor`, with a public constructor without arguments.
public interface DomainAssessor {

    boolean takes(Unit unit);

    /// Reads the unit once; bad data is a result.
    ///
    /// - **fails** with an [java.io.IOException] only when the storage does, never for what the bytes say
    Assessment assess(Unit unit, FileTree files) throws java.io.IOException;

    /// The same assessor, feeding these further passes from its own decode; one that decodes neither returns itself.
    default DomainAssessor with(List<VolumePassSource> volumes, List<SignalPassSource> signals) {
        return this;
    }

    default List<MetricDefinition> metricDefinitions() {
        return List.of();
    }
}
