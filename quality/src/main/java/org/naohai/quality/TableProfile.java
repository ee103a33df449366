package org.naohai.quality;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a table holds: each variable with its type, dictionary entry and distribution.
///
/// - **instrument** the measurement tool (`wasi`), the file name without extension
/// - **rows** data rows without the header
/// - **subjectColumn** the column that names the subject, or null
public record TableProfile(
        String instrument,
        long rows,
        @Nullable String subjectColumn,
        String encoding,
        String delimiter,
        List<Variable> variables) {

    public TableProfile {
        variables = List.copyOf(variables);
    }

    /// - **type** `number`, `integer`, `category`, `text`, `boolean`, `datetime`, `identifier`, `empty`
    /// - **label**, **description**, **unit**, **levels** from the data dictionary (BIDS `LongName`,
    ///   `Description`, `Units`, `Levels`)
    /// - **identifying** the column goes to the vault: it is in no profile, preview or index
    /// - **missing** cells that are empty, `n/a` or a declared missing code
    /// - **histogram** for numbers: equal bins from minimum to maximum; **counts**: the commonest values, up to 30
    public record Variable(
            String name,
            String type,
            @Nullable String label,
            @Nullable String description,
            @Nullable String unit,
            Map<String, String> levels,
            boolean identifying,
            long present,
            long missing,
            long distinct,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable Double mean,
            @Nullable Double standardDeviation,
            @Nullable Double median,
            List<Long> histogram,
            Map<String, Long> counts) {

        public Variable {
            histogram = List.copyOf(histogram);
        }
    }
}
