package org.naohai.quality.genomics;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.formats.tables.TableReader;

/// Which subject a VCF sample is, after a `samples.tsv` or `genetic_info`-like table in the same folder that has
/// `participant_id` beside `vcf_sample`, `sample_id` or `sample`.
final class SampleLabels {

    private static final List<String> SAMPLE = List.of("vcf_sample", "sample_id", "sample", "样本编号");
    private static final List<String> SUBJECT = List.of("participant_id", "subject_id", "subject", "受试者编号");

    private SampleLabels() {}

    static Map<String, String> of(Unit unit, FileTree files) throws IOException {
        var folder = unit.path().substring(0, unit.path().lastIndexOf('/') + 1);
        for (var name : List.of("samples.tsv", "samples.csv")) {
            if (files.find(folder + name).isPresent()) {
                return read(folder + name, files);
            }
        }
        return Map.of();
    }

    private static Map<String, String> read(String path, FileTree files) throws IOException {
        var labels = new HashMap<String, String>();
        TableReader.read(path, files, List.of(), new TableReader.Sink() {
            private int sample = -1;
            private int subject = -1;

            @Override
            public void header(List<String> columns) {
                var lower = columns.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
                sample = SAMPLE.stream()
                        .mapToInt(lower::indexOf)
                        .filter(i -> i >= 0)
                        .findFirst()
                        .orElse(-1);
                subject = SUBJECT.stream()
                        .mapToInt(lower::indexOf)
                        .filter(i -> i >= 0)
                        .findFirst()
                        .orElse(-1);
            }

            @Override
            public void row(long line, List<String> cells) {
                if (sample >= 0 && subject >= 0 && !cells.get(subject).isBlank()) {
                    var label = cells.get(subject).strip();
                    labels.put(cells.get(sample).strip(), label.startsWith("sub-") ? label : "sub-" + label);
                }
            }
        });
        return labels;
    }
}
