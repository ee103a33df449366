package org.naohai.catalogue.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.HomeSource.Need;
import org.naohai.catalogue.datasets.DatasetRow;
import org.naohai.kernel.Text;

/// What needs a person, what is new, what runs, and how the institutions stand.
///
/// - **lag** how far searches are behind the record
/// - **audit** how far the audit log is sealed, for who may read it: to others its growth would tell of others' work
public record Home(
        List<NeedRow> needs,
        List<DatasetRow> newDatasets,
        List<?> intakes,
        List<InstitutionRow> institutions,
        Lag lag,
        @Nullable Audit audit) {

    public record InstitutionRow(String key, Text name, long passed, long warned, long rejected, long unknown) {}

    public record Lag(double seconds) {}

    public record Audit(@Nullable Instant sealedAt, long entries) {}

    /// - **severity** `error`, `warning`, `info`
    public record NeedRow(String kind, String severity, Text title, Text detail, long count, String href) {
        static NeedRow of(Need need) {
            return new NeedRow(
                    need.kind(), need.severity().key(), need.title(), need.detail(), need.count(), need.href());
        }
    }
}
