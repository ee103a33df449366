package org.naohai.acquisition.dicom.route;

import java.util.List;
import java.util.stream.Stream;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// What rules look at.
///
/// - **protocols** names of protocols and series; one that fits is enough
public record Sample(
        String callingAe, String station, String institution, String study, List<String> protocols, String patientId) {

    public Sample {
        protocols = List.copyOf(protocols);
    }

    static Sample of(String callingAe, DataSet data) {
        return new Sample(
                callingAe,
                data.text(Tag.StationName, ""),
                data.text(Tag.InstitutionName, ""),
                data.text(Tag.StudyDescription, ""),
                Stream.of(Tag.ProtocolName, Tag.SeriesDescription)
                        .map(tag -> data.text(tag, ""))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                data.text(Tag.PatientId, ""));
    }

    public static Sample of(String callingAe, Evidence evidence) {
        return new Sample(
                callingAe,
                evidence.station(),
                evidence.institution(),
                evidence.studyDescription(),
                evidence.protocols(),
                evidence.patientId());
    }

    @Override
    public String toString() {
        return "Sample[" + callingAe + ", …]";
    }
}
