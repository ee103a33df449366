package org.naohai.catalogue.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Item;
import org.naohai.kernel.Text;
import org.naohai.lake.Lake;

/// What a dataset says of itself in `dataset_description.json` (BIDS 1.10) and README.
///
/// - **synthetic** it says that nobody stands behind the data · **composite** it says that its linkage is invented
record Description(
        @Nullable String title,
        @Nullable String text,
        @Nullable String licence,
        List<String> authors,
        boolean synthetic,
        boolean composite,
        @Nullable Text notice) {

    private static final Pattern README = Pattern.compile("README(?:\\.\\w+)?");
    private static final int MOST_README = 64 * 1024;
    private static final Pattern SYNTHETIC = Pattern.compile(
            "(?iu)\\b(?:synthetic|simulated)\\s+(?:demo\\w*|data\\w*|cohort|participants|subjects|people|children)\\b"
                    + "|\\b(?:data\\w*|cohort|files?)\\s+(?:is|are)\\s+(?:\\w+\\s+)?synthetic\\b|\\(synthetic\\b|合成(?:的|数据|队列|示例|演示)|模拟数据|虚构数据");
    private static final Pattern COMPOSITE = Pattern.compile(
            "(?iu)(?:made[- ]up|invented|fictitious|artificial)\\s+link(?:age|s)?\\b|\\blink(?:age)?\\b[^.。]{0,60}\\bis\\s+(?:invented|made[- ]up|fictitious)"
                    + "|\\bcomposite\\b[^.。]{0,40}\\bcohort\\b|(?:关联|对应关系|链接)[^。]{0,20}(?:虚构|编造|人为)");
    private static final Text SAYS_SYNTHETIC =
            new Text("合成数据：由程序生成，不对应任何真实的人。", "Synthetic data: made by a program; no real person stands behind it.");
    private static final Text SAYS_COMPOSITE = new Text(
            "拼合队列：不同模态来自不同的人，其间的对应关系是虚构的，不得据此得出科学结论。",
            "Composite cohort: the modalities come from different people and the linkage between them is invented;"
                    + " draw no scientific conclusion from it.");

    static Description of(Registration registration, Lake lake) {
        var described = facts(registration.items(), "dataset_description.json");
        var name = text(described, "Name");
        var said = Stream.of(name, text(described, "Description"), readme(registration.items(), lake))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        boolean composite = COMPOSITE.matcher(said).find();
        boolean synthetic = !composite && SYNTHETIC.matcher(said).find();
        return new Description(
                name,
                text(described, "Description"),
                text(described, "License"),
                texts(described.get("Authors")),
                synthetic,
                composite,
                registration.notice() != null ? registration.notice() : notice(synthetic, composite));
    }

    private static @Nullable Text notice(boolean synthetic, boolean composite) {
        if (composite) {
            return SAYS_COMPOSITE;
        }
        return synthetic ? SAYS_SYNTHETIC : null;
    }

    private static Map<String, Object> facts(List<Item> items, String path) {
        return items.stream()
                .filter(item -> item.assessment().unit().path().equals(path))
                .map(item -> item.assessment().facts())
                .findFirst()
                .orElse(Map.of());
    }

    private static @Nullable String readme(List<Item> items, Lake lake) {
        return items.stream()
                .filter(item -> README.matcher(item.assessment().unit().path()).matches())
                .filter(item ->
                        !item.assessment().identifying() && !item.files().isEmpty())
                .map(item -> item.files().getFirst().sha256())
                .filter(lake::exists)
                .map(sha256 -> beginning(sha256, lake))
                .findFirst()
                .orElse(null);
    }

    private static String beginning(String sha256, Lake lake) {
        try (var bytes = lake.open(sha256)) {
            return new String(bytes.readNBytes(MOST_README), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String text(Map<String, Object> facts, String key) {
        return facts.get(key) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
