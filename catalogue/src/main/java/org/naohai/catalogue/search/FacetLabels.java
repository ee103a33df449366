package org.naohai.catalogue.search;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Project;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Text;
import org.naohai.semantics.Concept;
import org.naohai.semantics.Vocabulary;
import org.springframework.stereotype.Component;

/// What facet values are called in both languages.
@Component
class FacetLabels {

    private static final Map<String, Text> FIXED = Map.ofEntries(
            Map.entry("passed", new Text("通过", "Passed")),
            Map.entry("warned", new Text("有提示", "Warned")),
            Map.entry("rejected", new Text("拒收", "Rejected")),
            Map.entry("unknown", new Text("未检查", "Not checked")),
            Map.entry("open", new Text("开放", "Open")),
            Map.entry("registered", new Text("注册可用", "Registered")),
            Map.entry("controlled", new Text("受控", "Controlled")),
            Map.entry("project", new Text("项目内", "Project only")),
            Map.entry("dataset", new Text("数据集", "Dataset")),
            Map.entry("subject", new Text("受试者", "Subject")),
            Map.entry("recording", new Text("记录", "Recording")),
            Map.entry("table", new Text("表格", "Table")),
            Map.entry("variable", new Text("变量", "Variable")),
            Map.entry("scale", new Text("量表", "Scale")),
            Map.entry("participants", new Text("受试者信息表", "Participants")),
            Map.entry("image", new Text("影像", "Image")));

    private final Collaboration collaboration;

    FacetLabels(Collaboration collaboration) {
        this.collaboration = collaboration;
    }

    /// The labels of one facet's values, by value.
    Map<String, Text> of(Facet facet, Collection<String> values) {
        var names = names(facet, values);
        return values.stream().collect(Collectors.toMap(value -> value, value -> label(facet, value, names)));
    }

    private Map<String, Text> names(Facet facet, Collection<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        return switch (facet) {
            case PROJECT ->
                collaboration.listProjects().stream().collect(Collectors.toMap(Project::key, Project::title));
            case INSTITUTION ->
                collaboration.listInstitutions().stream()
                        .collect(Collectors.toMap(Institution::key, Institution::name));
            default -> Map.of();
        };
    }

    private static Text label(Facet facet, String value, Map<String, Text> names) {
        var plain = new Text(value, value);
        return switch (facet) {
            case DOMAIN -> Domain.ofKey(value).title();
            case MODALITY -> FIXED.getOrDefault(value, modality(value, plain));
            case PROJECT, INSTITUTION -> names.getOrDefault(value, plain);
            case QUALITY, ACCESS, TYPE -> FIXED.getOrDefault(value, plain);
        };
    }

    private static Text modality(String value, Text plain) {
        return Vocabulary.shipped()
                .find("modality:" + value.toLowerCase(Locale.ROOT))
                .map(Concept::label)
                .orElse(plain);
    }
}
