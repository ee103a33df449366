package org.naohai.acquisition.dicom;

import java.util.UUID;
import org.naohai.formats.dicom.DataSet;

/// Says where a study belongs, by the first instance that comes of it.
public interface Routing {

    Decision route(Sender sender, DataSet data);

    /// Where to, or that a person has to say.
    sealed interface Decision {
        record Matched(Target target, UUID ruleId) implements Decision {}

        record Unmatched() implements Decision {}
    }
}
