package org.naohai.acquisition.dicom.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.naohai.acquisition.dicom.board.BoardView.ScannerView;
import org.naohai.acquisition.dicom.board.BoardView.VisitView;
import org.naohai.acquisition.web.IntakeView.ProjectName;
import org.naohai.catalogue.DicomRecord;
import org.naohai.collaboration.Collaboration;
import org.springframework.stereotype.Component;

/// Puts the board together from the rows of what arrived.
@Component
class Board {

    /// Visits of one scanner: the one on the table and those before it.
    private static final int MOST_VISITS = 8;

    private final BoardRows rows;
    private final References references;
    private final DicomRecord record;
    private final Collaboration collaboration;

    Board(BoardRows rows, References references, DicomRecord record, Collaboration collaboration) {
        this.rows = rows;
        this.references = references;
        this.record = record;
        this.collaboration = collaboration;
    }

    BoardView look(BoardRows.Wanted wanted) {
        var asOf = Instant.now();
        var byScanner = new TreeMap<String, List<BoardRows.Arrival>>();
        for (var arrival : rows.arrivals(wanted)) {
            var visits = byScanner.computeIfAbsent(scanner(arrival), one -> new ArrayList<>());
            if (visits.size() < MOST_VISITS) {
                visits.add(arrival);
            }
        }
        var shown = byScanner.values().stream().flatMap(List::stream).toList();
        var series = rows.series(shown.stream().map(BoardRows.Arrival::id).toList());
        var names = rows.names(byScanner.keySet());
        var looking = new Looking(asOf, series, new HashMap<>(), new HashMap<>());
        return new BoardView(
                asOf,
                byScanner.entrySet().stream()
                        .map(one -> new ScannerView(
                                one.getKey(),
                                names.get(one.getKey()),
                                one.getValue().stream()
                                        .map(arrival -> visit(arrival, looking))
                                        .toList()))
                        .toList());
    }

    private static String scanner(BoardRows.Arrival arrival) {
        return arrival.callingAe().isBlank() ? arrival.way().toUpperCase(java.util.Locale.ROOT) : arrival.callingAe();
    }

    /// Of what is in no project, or in one that is gone, nothing but its counts.
    private VisitView visit(BoardRows.Arrival arrival, Looking looking) {
        var projectId = arrival.projectId();
        var project = projectId == null
                ? Optional.<ProjectName>empty()
                : looking.projects().computeIfAbsent(projectId, this::name);
        var reference = projectId == null || project.isEmpty()
                ? Reference.NONE
                : looking.references().computeIfAbsent(projectId, references::of);
        var series = looking.series().getOrDefault(arrival.id(), List.of());
        var studyUid = arrival.studyUid();
        var protocols =
                reference.series().isEmpty() || studyUid == null ? Map.<String, String>of() : protocols(studyUid);
        return new Visit(arrival, series, reference, protocols, looking.asOf()).view(project.orElse(null));
    }

    /// The rows of arrivals hold descriptions only; some protocols are known by their protocol name.
    private Map<String, String> protocols(String studyUid) {
        return record.listSeries(studyUid).stream()
                .collect(Collectors.toMap(DicomRecord.Series::uid, DicomRecord.Series::protocol));
    }

    private Optional<ProjectName> name(UUID projectId) {
        return collaboration.findProject(projectId).map(project -> new ProjectName(project.key(), project.title()));
    }

    /// What is looked up once for the whole board.
    private record Looking(
            Instant asOf,
            Map<UUID, List<BoardRows.Series>> series,
            Map<UUID, Reference> references,
            Map<UUID, Optional<ProjectName>> projects) {}
}
