package org.naohai.acquisition.dicom.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.naohai.acquisition.dicom.convert.ConversionRows.Conversion;
import org.naohai.acquisition.dicom.naming.Named;
import org.naohai.acquisition.dicom.naming.NamingRule;
import org.naohai.acquisition.dicom.naming.NamingTable;
import org.naohai.acquisition.dicom.naming.StudyNames;
import org.springframework.stereotype.Component;

/// What rules would make of studies that have been converted, by what is known of their images: nothing is
/// converted.
@Component
class NamingTrials {

    private final ConversionRows rows;
    private final ConvertedStudies studies;

    NamingTrials(ConversionRows rows, ConvertedStudies studies) {
        this.rows = rows;
        this.studies = studies;
    }

    /// An image under other rules.
    record Tried(Output before, Output after) {}

    /// Empty where the project has no such converted study.
    Optional<List<Tried>> study(UUID projectId, String studyUid, List<NamingRule> rules) {
        return rows.find(studyUid)
                .filter(one -> one.projectId().equals(projectId))
                .map(one -> tried(one, rows.outputs(studyUid), rules, rows.stemsOfOthers(one)));
    }

    /// Studies of the project that would get other names.
    List<String> affected(UUID projectId, List<NamingRule> rules) {
        var affected = new ArrayList<String>();
        studies.each(projectId, (conversion, outputs) -> {
            if (tried(conversion, outputs, rules, Set.of()).stream().anyMatch(NamingTrials::differs)) {
                affected.add(conversion.studyUid());
            }
        });
        return affected;
    }

    private static boolean differs(Tried one) {
        return one.before().outcome() != one.after().outcome()
                || !Objects.equals(one.before().stem(), one.after().stem());
    }

    private static List<Tried> tried(
            Conversion conversion, List<Output> outputs, List<NamingRule> rules, Set<String> taken) {
        var names = new StudyNames(new NamingTable(rules), conversion.subjectLabel(), conversion.session());
        var images = new ArrayList<StudyNames.Image>();
        for (var one : outputs) {
            if (one.facts() != null) {
                images.add(new StudyNames.Image(key(one), one.facts()));
            }
        }
        var named = new HashMap<StudyNames.Key, StudyNames.Result>();
        names.name(images, taken).forEach(one -> named.put(one.image().key(), one));
        return outputs.stream()
                .map(one -> new Tried(one, renamed(one, named.get(key(one)))))
                .toList();
    }

    private static StudyNames.Key key(Output one) {
        return new StudyNames.Key(one.seriesUid(), one.position());
    }

    private static Output renamed(Output one, StudyNames.@org.jspecify.annotations.Nullable Result result) {
        return result == null
                ? one
                : new Output(
                        one.seriesUid(),
                        one.position(),
                        one.facts(),
                        Output.Outcome.of(result.named()),
                        result.named().rule(),
                        result.named() instanceof Named.Unnamed unnamed ? unnamed.missing() : null,
                        result.stem(),
                        Map.of(),
                        one.problems());
    }
}
