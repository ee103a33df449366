package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Markers of a `.vmrk`: `Mk1=Type,Description,Position,Size,Channel[,Date]`, positions counted from 1.
///
/// A marker of type `Comment` is free text of a person and follows [AnnotationTexts]; the other types are written by
/// programs. The date of `New Segment` is when the recording started.
record BrainVisionMarkers(AnnotationTexts texts, @Nullable LocalDate startDate, List<String> dates) {

    private static final int MAX_MARKERS = 1_000_000;

    static BrainVisionMarkers read(
            FileTree files, Optional<String> path, double samplingFrequencyHz, List<Problem> problems)
            throws IOException {
        return path.isEmpty()
                ? new BrainVisionMarkers(AnnotationTexts.of(List.of()), null, List.of())
                : parse(path.get(), IniFile.read(files, path.get()), samplingFrequencyHz, problems);
    }

    private static BrainVisionMarkers parse(
            String path, IniFile ini, double samplingFrequencyHz, List<Problem> problems) {
        var annotations = new ArrayList<Annotation>();
        var dates = new ArrayList<String>();
        long malformed = 0;
        for (var line : ini.section("Marker Infos").stream().limit(MAX_MARKERS).toList()) {
            if (!IniFile.key(line).toLowerCase(java.util.Locale.ROOT).startsWith("mk")) {
                continue;
            }
            var cells = line.substring(line.indexOf('=') + 1).split(",", -1);
            var position = cells.length < 3 ? java.util.OptionalLong.empty() : EdfField.integer(cells[2].strip());
            if (position.isEmpty()) {
                malformed++;
                continue;
            }
            long size =
                    cells.length < 4 ? 0 : EdfField.integer(cells[3].strip()).orElse(0);
            annotations.add(new Annotation(
                    (position.getAsLong() - 1) / samplingFrequencyHz,
                    Math.max(0, size) / samplingFrequencyHz,
                    label(cells)));
            if (cells.length > 5 && !cells[5].isBlank()) {
                dates.add(cells[5].strip());
            }
        }
        if (malformed > 0) {
            problems.add(
                    Problem.warning("BRAINVISION_MARKER_INVALID", path, "Marker Infos", Long.toString(malformed), "0"));
        }
        annotations.sort(java.util.Comparator.comparingDouble(Annotation::onsetSeconds));
        var believable = dates.stream().filter(date -> day(date) != null).toList();
        var start = believable.isEmpty() ? null : day(believable.getFirst());
        return new BrainVisionMarkers(AnnotationTexts.of(annotations), start, believable);
    }

    /// `Type/Description`, as MNE-Python names them; only the text of a comment, so that it is judged by itself.
    private static String label(String[] cells) {
        var type = cells[0].strip().replace("\\1", ",");
        var description = cells[1].strip().replace("\\1", ",");
        if (type.equalsIgnoreCase("Comment")) {
            return description.isEmpty() ? type : description;
        }
        return description.isEmpty() ? type : type + "/" + description;
    }

    private static @Nullable LocalDate day(String date) {
        if (date.length() < 8 || EdfField.integer(date.substring(0, 8)).isEmpty()) {
            return null;
        }
        int number = Integer.parseInt(date.substring(0, 8));
        return EdfPersonal.day(number / 10_000, number / 100 % 100, number % 100);
    }
}
