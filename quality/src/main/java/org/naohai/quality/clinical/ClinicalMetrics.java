package org.naohai.quality.clinical;

import java.util.List;
import org.naohai.kernel.Domain;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.MetricDefinition.Direction;
import org.naohai.kernel.Text;

/// Metrics of clinical records.
final class ClinicalMetrics {

    private static final String FHIR = "HL7 FHIR R4 4.0.1";
    private static final String KAHN = "Kahn et al. 2016, eGEMs 4(1):1244";

    static final List<MetricDefinition> DEFINITIONS = List.of(
            definition(
                    "clinical_resources",
                    "资源数",
                    "Resources",
                    "{resource}",
                    "记录中的 FHIR 资源数",
                    "FHIR resources of the record",
                    FHIR,
                    Direction.NEITHER),
            definition(
                    "clinical_events",
                    "事件数",
                    "Events",
                    "{event}",
                    "可置于时间轴的临床事件数",
                    "Clinical events for the time line",
                    FHIR,
                    Direction.NEITHER),
            definition(
                    "clinical_conformant",
                    "规范符合率",
                    "Conformance",
                    "{share}",
                    "受检资源中符合 FHIR R4 基础规范的比例",
                    "Share of validated resources without an error against base FHIR R4",
                    FHIR,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "clinical_coded",
                    "编码率",
                    "Coded",
                    "{share}",
                    "带术语编码的事件所占比例",
                    "Share of events with a code",
                    KAHN,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "clinical_dated",
                    "有日期率",
                    "Dated",
                    "{share}",
                    "带日期的事件所占比例",
                    "Share of events with a date",
                    KAHN,
                    Direction.HIGHER_IS_BETTER));

    private ClinicalMetrics() {}

    private static MetricDefinition definition(
            String id, String zh, String en, String unit, String zhText, String enText, String source, Direction way) {
        return new MetricDefinition(id, Domain.CLINICAL, new Text(zh, en), unit, new Text(zhText, enText), source, way);
    }
}
