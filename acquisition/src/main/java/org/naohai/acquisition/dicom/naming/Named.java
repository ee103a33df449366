package org.naohai.acquisition.dicom.naming;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the table makes of an image.
///
/// - **rule** its name
public sealed interface Named {

    /// The rule that decided; null where none did.
    @Nullable
    String rule();

    record As(String rule, BidsNames.Kind kind, Map<String, String> entities) implements Named {
        public As {
            entities = Map.copyOf(entities);
        }
    }

    record Excluded(String rule) implements Named {}

    /// - **rule** that would fit · **missing** the entity that it asks for and nothing says; null: no rule
    ///   fits
    record Unnamed(@Nullable String rule, @Nullable String missing) implements Named {}
}
