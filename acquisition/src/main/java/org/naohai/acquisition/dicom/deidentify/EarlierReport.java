package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report of what came of a series before, of which the later one goes on: its counts are carried over where
/// its signature is ours; otherwise it is named alone.
final class EarlierReport {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COUNTS = List.of("flagged", "read", "frames", "written", "unread");

    private final String sha256;
    private final @Nullable JsonNode report;

    private EarlierReport(String sha256, @Nullable JsonNode report) {
        this.sha256 = sha256;
        this.report = report;
    }

    /// - **verified** whether it is ours to the last byte
    static EarlierReport of(byte[] bytes, boolean verified) {
        var sha256 = Report.digest(bytes);
        try {
            return new EarlierReport(sha256, verified ? JSON.readTree(bytes) : null);
        } catch (JacksonException e) {
            return new EarlierReport(sha256, null);
        }
    }

    int instances() {
        return report == null ? 0 : report.path("instances").asInt(0);
    }

    boolean head() {
        return report != null && report.path("head").asBoolean(false);
    }

    /// The parts before, oldest first: each by the hash of its report, when it was made, and what it was
    /// about.
    List<Object> parts() {
        var parts = new ArrayList<Object>();
        if (report == null) {
            parts.add(Map.of("sha256", sha256, "verified", false));
            return parts;
        }
        report.path("earlier").forEach(part -> parts.add(JSON.treeToValue(part, Map.class)));
        var part = new LinkedHashMap<String, Object>();
        part.put("sha256", sha256);
        part.put("verified", true);
        part.put("time", report.path("time").asString(""));
        part.put("software", report.path("software").asString(""));
        part.put("profile", JSON.treeToValue(report.path("profile"), Map.class));
        part.put("contents", report.path("contents").asString(""));
        parts.add(part);
        return parts;
    }

    /// Lines of both, the same line once.
    ///
    /// - **now** in order; changed
    List<Map<String, Object>> attributes(List<Map<String, Object>> now) {
        if (report == null) {
            return now;
        }
        var byLine = new TreeMap<String, Map<String, Object>>();
        now.forEach(line -> byLine.merge(key(line), line, EarlierReport::sum));
        for (var one : report.path("attributes")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> line = JSON.treeToValue(one, LinkedHashMap.class);
            byLine.merge(key(line), line, EarlierReport::sum);
        }
        return List.copyOf(byLine.values());
    }

    private static String key(Map<String, Object> line) {
        return line.get("tag") + "\t" + line.get("rule") + "\t" + line.get("done") + "\t" + line.get("creator");
    }

    private static Map<String, Object> sum(Map<String, Object> one, Map<String, Object> other) {
        var both = new LinkedHashMap<>(one);
        both.put("instances", number(one.get("instances")) + number(other.get("instances")));
        return both;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    /// Most parts tell the same identities again: the larger number stands.
    Map<String, Integer> sought(Map<String, Integer> now) {
        var both = new TreeMap<>(now);
        if (report != null) {
            report.path("sought")
                    .properties()
                    .forEach(one -> both.merge(one.getKey(), one.getValue().asInt(0), Math::max));
        }
        return both;
    }

    Map<String, Object> pixels(Map<String, Object> now) {
        if (report == null) {
            return now;
        }
        var before = report.path("pixels");
        var both = new LinkedHashMap<>(now);
        var rules = new TreeSet<String>();
        if (now.get("rules") instanceof Iterable<?> mine) {
            mine.forEach(rule -> rules.add(String.valueOf(rule)));
        }
        before.path("rules").forEach(rule -> rules.add(rule.asString("")));
        both.put("rules", rules);
        for (var count : COUNTS) {
            both.put(count, number(now.get(count)) + before.path(count).asInt(0));
        }
        if (String.valueOf(now.get("languages")).isEmpty()) {
            both.put("languages", before.path("languages").asString(""));
        }
        return both;
    }
}
