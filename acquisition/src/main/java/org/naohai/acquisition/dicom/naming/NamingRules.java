package org.naohai.acquisition.dicom.naming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Rules as JSON, and those that a project has until its owners write others.
public final class NamingRules {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final TypeReference<List<NamingRule>> RULES = new TypeReference<>() {};
    private static final List<NamingRule> DEFAULTS = read();

    private NamingRules() {}

    /// Heuristics for Siemens, GE, Philips and United Imaging, and for what protocols are called in
    /// Chinese hospitals.
    public static List<NamingRule> defaults() {
        return DEFAULTS;
    }

    public static List<NamingRule> of(String json) {
        return MAPPER.readValue(json, RULES);
    }

    public static String json(List<NamingRule> rules) {
        return MAPPER.writeValueAsString(rules);
    }

    private static List<NamingRule> read() {
        try (var in = Objects.requireNonNull(NamingRules.class.getResourceAsStream("default-naming.json"))) {
            return List.copyOf(MAPPER.readValue(in, RULES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
