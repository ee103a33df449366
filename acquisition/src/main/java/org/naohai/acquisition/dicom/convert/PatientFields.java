package org.naohai.acquisition.dicom.convert;

import java.util.Map;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import tools.jackson.databind.node.ObjectNode;

/// Age and sex as the de-identified header says them: `-ba y` leaves them out together with the identities,
/// and without an age a scan has no place on the time line of its subject.
///
/// - **source** dcm2niix's own names for them in a sidecar (`PatientAge`, `PatientSex`)
final class PatientFields {

    private static final Map<String, Integer> FIELDS =
            Map.of("PatientAge", Tag.PatientAge, "PatientSex", Tag.PatientSex);

    private PatientFields() {}

    static void add(DataSet header, ObjectNode sidecar) {
        FIELDS.forEach((name, tag) -> {
            var value = header.text(tag);
            if (value != null) {
                sidecar.put(name, value);
            }
        });
    }
}
