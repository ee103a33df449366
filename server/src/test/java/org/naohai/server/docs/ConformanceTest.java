package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.dicom.receive.DicomSettings;
import org.naohai.acquisition.dicom.receive.Negotiation;
import org.naohai.acquisition.dicom.receive.StorageClasses;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.SopClasses;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Command;
import org.naohai.server.RunningServer;
import org.naohai.testkit.SharedData;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The DICOM conformance statement says what the code does: tables are written from it into
/// `src/test/resources/conformance/dicom.LANGUAGE.md`.
class ConformanceTest {

    private static final Path FOLDER = SharedData.projectRoot().resolve("docs/conformance");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Map<String, String> NATIVE = Map.of(
            TransferSyntax.EXPLICIT_LITTLE.uid(), "Explicit VR Little Endian",
            TransferSyntax.IMPLICIT_LITTLE.uid(), "Implicit VR Little Endian",
            TransferSyntax.DEFLATED.uid(), "Deflated Explicit VR Little Endian",
            TransferSyntax.EXPLICIT_BIG.uid(), "Explicit VR Big Endian (retired)");

    @ParameterizedTest
    @CsvSource({"en, dicom.md", "zh, dicom.zh.md"})
    void the_conformance_statement_says_what_the_code_does(String language, String name) throws IOException {
        var page = render(language);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), page);
        }
        assertThat(FOLDER.resolve(name))
                .as("rewrite it with -Dgolden.update=true")
                .hasContent(page);
    }

    private static String render(String language) throws IOException {
        var values = values(language.equals("zh"));
        return PLACE.matcher(resource("dicom." + language + ".md"))
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(found.group(1)), () -> "no value for " + found.group())));
    }

    private static Map<String, String> values(boolean zh) throws IOException {
        var values = new HashMap<String, String>();
        values.put("ae", defaults().get("ae"));
        values.put("class-uid", DicomWriter.IMPLEMENTATION_CLASS_UID);
        values.put("version", DicomWriter.IMPLEMENTATION_VERSION_NAME);
        values.put("settings", settings(zh));
        values.put(
                "limits",
                (zh
                                ? "每个关联最多 %d 个表示上下文，关联请求最长 %d KiB，命令集最长 %d KiB"
                                : "%d presentation contexts, %d KiB for a request, %d KiB for a command set")
                        .formatted(
                                AssociateRequest.MOST_CONTEXTS, AssociateRequest.LONGEST >> 10, Command.LONGEST >> 10));
        values.put("verification-uid", SopClasses.VERIFICATION);
        values.put("commitment-uid", SopClasses.STORAGE_COMMITMENT);
        values.put(
                "native",
                rows(Negotiation.NATIVE.stream()
                        .collect(Collectors.toMap(
                                uid -> uid, ConformanceTest::nativeName, (a, b) -> a, java.util.LinkedHashMap::new))));
        values.put("encapsulated", String.join(", ", Negotiation.ENCAPSULATED));
        var classes = new TreeMap<String, String>(ConformanceTest::byNumbers);
        SopClasses.storage()
                .forEach(uid -> classes.put(uid, SopClasses.name(uid).orElse("")));
        assertThat(classes.keySet()).allMatch(StorageClasses::isStorage);
        values.put("classes", rows(classes));
        values.put("classes-count", Integer.toString(classes.size()));
        values.put("root", StorageClasses.ROOT.replaceAll("\\.$", ""));
        values.put("dicomweb", dicomweb(zh));
        return values;
    }

    private static String nativeName(String uid) {
        return Objects.requireNonNull(NATIVE.get(uid), uid);
    }

    private static String rows(Map<String, String> nameByUid) {
        return nameByUid.entrySet().stream()
                .map(one -> "| " + one.getValue() + " | " + one.getKey() + " |")
                .collect(Collectors.joining("\n"));
    }

    private static int byNumbers(String one, String other) {
        var a = one.split("\\.");
        var b = other.split("\\.");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = Long.compare(Long.parseLong(a[i]), Long.parseLong(b[i]));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static String settings(boolean zh) throws IOException {
        var texts = table("settings.tsv", zh);
        var defaults = defaults();
        assertThat(texts.keySet()).isEqualTo(new java.util.TreeSet<>(defaults.keySet()));
        return Arrays.stream(DicomSettings.class.getRecordComponents())
                .map(one -> key(one.getName()))
                .map(key -> "| `naohai.dicom.%s` | %s | %s |".formatted(key, defaults.get(key), texts.get(key)))
                .collect(Collectors.joining("\n"));
    }

    /// What stands at the constructor, by key.
    private static Map<String, String> defaults() {
        var parameters = DicomSettings.class.getDeclaredConstructors()[0].getParameters();
        var components = DicomSettings.class.getRecordComponents();
        var defaults = new HashMap<String, String>();
        for (int i = 0; i < components.length; i++) {
            var value = parameters[i].getAnnotation(DefaultValue.class);
            defaults.put(key(components[i].getName()), value.value()[0]);
        }
        return defaults;
    }

    private static String key(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /// Every operation of the server below `/dicomweb`, with its name out of `dicomweb.tsv`.
    private static String dicomweb(boolean zh) throws IOException {
        var names = table("dicomweb.tsv", zh);
        var mapping = RunningServer.get().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var rows = new TreeMap<String, String>();
        mapping.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/dicomweb"))
                        .forEach(path -> info.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(verb -> verb + " " + path)
                                .forEach(operation -> rows.put(
                                        operation, "| `%s` | %s |".formatted(operation, name(names, operation))))));
        return rows.isEmpty()
                ? zh ? "未提供。" : "Not provided."
                : (zh ? "| 请求 | 事务（PS3.18） |" : "| request | transaction (PS3.18) |") + "\n|---|---|\n"
                        + String.join("\n", rows.values());
    }

    private static String name(Map<String, String> names, String operation) {
        return Objects.requireNonNull(names.get(operation), () -> "dicomweb.tsv does not name " + operation);
    }

    private static Map<String, String> table(String name, boolean zh) throws IOException {
        return resource(name)
                .lines()
                .skip(1)
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[zh ? 2 : 1], (a, b) -> a, TreeMap::new));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConformanceTest.class.getResourceAsStream("/conformance/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
