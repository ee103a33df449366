package org.naohai.acquisition.dicom.board;

import java.util.List;
import java.util.Optional;
import org.naohai.quality.imaging.series.ExpectedSeries;

/// What a project asks of each visit: the series that belong to it, and how they are to be measured.
public record Reference(List<ExpectedSeries> series) {

    static final Reference NONE = new Reference(List.of());

    public Reference {
        series = List.copyOf(series);
    }

    /// The first that fits.
    public Optional<ExpectedSeries> find(String description, String protocol) {
        return series.stream().filter(one -> one.matches(description, protocol)).findFirst();
    }
}
