package org.naohai.acquisition.dicom.board;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.acquisition.web.ProblemView;
import org.naohai.kernel.Text;

/// The board: what each scanner sent in the last 24 hours, newest first.
///
/// - **asOf** when it was looked at, by the server's clock: what ages are counted from
public record BoardView(Instant asOf, List<ScannerView> scanners) {

    /// - **key** calling application entity title, or the way where there is none · **name** given by who
    ///   let it in
    public record ScannerView(String key, @Nullable String name, List<VisitView> visits) {}

    /// One subject on the table: a study as it arrived. No identities; of what is in no project, not even
    /// a label.
    ///
    /// - **state** `arriving`, `archived`, `held` · **expected** series of the project's reference, all
    ///   of them
    /// - **converted** `waiting`, `running`, `done`, `failed`, `off`; null before the study is complete
    public record VisitView(
            UUID id,
            @Nullable ProjectName project,
            @Nullable String subject,
            @Nullable String session,
            @Nullable String studyUid,
            String state,
            String light,
            int instances,
            Instant firstAt,
            Instant lastAt,
            boolean complete,
            @Nullable String converted,
            List<WordsView> words,
            List<SeriesView> series,
            List<ExpectedView> expected) {}

    /// - **key** names it within its visit · **name** by the reference, else its description
    /// - **words** what is wrong and what to do now, worst first
    public record SeriesView(
            String key,
            String name,
            @Nullable String description,
            String modality,
            @Nullable Integer number,
            String state,
            String light,
            int instances,
            Instant lastAt,
            List<WordsView> words,
            List<ProblemView> problems) {}

    /// - **headline** short enough for a wall · **advice** what to do
    public record WordsView(String light, Text headline, Text advice) {}

    /// - **state** `here`, `awaited` while the visit goes on, `missing` after it
    public record ExpectedView(String name, int count, int there, String state) {}
}
