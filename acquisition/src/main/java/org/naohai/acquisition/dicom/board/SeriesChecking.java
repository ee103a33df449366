package org.naohai.acquisition.dicom.board;

import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Checking;
import org.naohai.formats.dicom.DataSet;
import org.naohai.kernel.Problem;
import org.naohai.quality.imaging.series.SeriesChecks;
import org.naohai.quality.imaging.series.SeriesFacts;
import org.springframework.stereotype.Component;

/// [Checking] by the headers of a series and by the reference of its project, as it stands when the
/// series ends.
@Component
class SeriesChecking implements Checking {

    private final References references;

    SeriesChecking(References references) {
        this.references = references;
    }

    @Override
    public Series open(UUID projectId) {
        return new Series() {

            private final SeriesFacts facts = new SeriesFacts();

            @Override
            public void add(DataSet data) {
                facts.add(data);
            }

            @Override
            public List<Problem> finish() {
                var origin = facts.origin();
                var expected = origin == null
                        ? null
                        : references
                                .of(projectId)
                                .find(origin.description(), origin.protocol())
                                .orElse(null);
                return SeriesChecks.check(facts, expected);
            }
        };
    }
}
