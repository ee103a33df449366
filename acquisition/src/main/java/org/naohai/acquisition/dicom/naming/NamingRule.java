package org.naohai.acquisition.dicom.naming;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the table: what an image has to be like, and what it is called then. Kept as JSON.
///
/// - **name** for people; `中文 · English` is shown in the reader's language
public record NamingRule(String name, When when, Then then) {

    /// Everything that is said must hold; patterns as [Words] reads them.
    ///
    /// - **text** in the series description or protocol name · **not** in neither
    /// - **kind** `phase`, `real`, `imaginary`, `fieldmap`, `adc`, `resliced`, `mask`, `other`; null:
    ///   magnitude, and its parts where the name allows them; `*`: any
    /// - **echoFrom**, **echoTo**, **inversionFrom**, **inversionTo** in milliseconds
    public record When(
            @Nullable String text,
            @Nullable String not,
            @Nullable String sequence,
            @Nullable String imageType,
            @Nullable String manufacturer,
            @Nullable String modality,
            @Nullable String dimension,
            @Nullable String kind,
            @Nullable Boolean diffusion,
            @Nullable Integer echo,
            @Nullable Integer volumesFrom,
            @Nullable Integer volumesTo,
            @Nullable Double echoFrom,
            @Nullable Double echoTo,
            @Nullable Double inversionFrom,
            @Nullable Double inversionTo) {}

    /// - **datatype**, **suffix** where it is named · **entities** key → label, or `*`: from the image
    public record Then(
            As as,
            @Nullable String datatype,
            @Nullable String suffix,
            @Nullable Map<String, String> entities) {

        Map<String, String> labels() {
            return entities == null ? Map.of() : entities;
        }
    }

    /// What happens to it.
    public enum As {
        /// gets this name
        @JsonProperty("name")
        NAME,
        /// gets the name that its description spells out: `func-bold_task-rest_dir-AP`
        @JsonProperty("words")
        WORDS,
        /// stays in the DICOM archive alone
        @JsonProperty("exclude")
        EXCLUDE
    }
}
