package org.naohai.acquisition.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Dictionary;
import org.naohai.formats.dicom.Tag;
import tools.jackson.databind.json.JsonMapper;

/// What was done to a series, as JSON (`docs/standards/deidentification-report.md`). Tags, rules and counts: no
/// value of an instance stands in it.
final class Report {

    static final String FORMAT = "naohai deidentification report 1";
    private static final String SOFTWARE =
            "Naohai " + Objects.requireNonNullElse(Report.class.getPackage().getImplementationVersion(), "development");
    private static final JsonMapper JSON = new JsonMapper();

    private Report() {}

    /// - **series**, **contents** UIDs as they are in the archive · **sought** kinds of identities the series' own
    ///   fields told, and how many of each · **earlier** what came of the series before · **archived** instances of
    ///   it in the archive
    record Facts(
            Profile profile,
            String series,
            List<String> contents,
            int instances,
            Attribute root,
            Map<String, Integer> sought,
            Map<String, Object> pixels,
            boolean head,
            @Nullable EarlierReport earlier,
            int archived) {}

    static byte[] json(Facts facts) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("software", SOFTWARE);
        json.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put(
                "profile",
                Map.of(
                        "standard", "DICOM PS3.15 table E.1-1",
                        "table", ProfileTable.digest(),
                        "options", facts.profile.keys()));
        json.put("series", facts.series);
        int instances = facts.instances + (facts.earlier == null ? 0 : facts.earlier.instances());
        json.put("instances", instances);
        json.put("contents", digest(facts.contents));
        if (facts.earlier != null) {
            json.put("earlier", facts.earlier.parts());
        }
        if (facts.archived > instances) {
            json.put("unreported", facts.archived - instances);
        }
        var lines = new ArrayList<Attribute.Line>();
        facts.root.lines(lines::add);
        lines.sort(Comparator.comparing(Attribute.Line::tag)
                .thenComparing(Attribute.Line::rule)
                .thenComparing(Attribute.Line::done));
        var attributes = lines.stream().map(Report::line).toList();
        var earlier = facts.earlier;
        json.put("attributes", earlier == null ? attributes : earlier.attributes(attributes));
        json.put("sought", earlier == null ? facts.sought : earlier.sought(facts.sought));
        json.put("pixels", earlier == null ? facts.pixels : earlier.pixels(facts.pixels));
        json.put("head", facts.head || earlier != null && earlier.head());
        return JSON.writeValueAsBytes(json);
    }

    private static Map<String, Object> line(Attribute.Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("tag", line.tag());
        if (line.creator() != null) {
            json.put("creator", line.creator());
        } else if (!Tag.isPrivate(line.last())) {
            json.put("keyword", Dictionary.keyword(line.last()));
        }
        json.put("rule", line.rule());
        json.put("done", line.done());
        json.put("instances", line.instances());
        return json;
    }

    /// SHA-256 of the instances' UIDs, sorted, one a line: whoever has the series can tell whether it is
    /// this one.
    static String digest(List<String> uids) {
        return digest(uids.stream()
                .sorted()
                .map(uid -> uid + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
