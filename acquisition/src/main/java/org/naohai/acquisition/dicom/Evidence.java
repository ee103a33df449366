package org.naohai.acquisition.dicom;

import java.util.List;

/// Who and what a study says it is, as it came: sealed by the vault's key, shown to those who may decide on it.
///
/// - **protocols** protocol or series descriptions seen so far, 50 at most
public record Evidence(
        String patientId,
        String patientName,
        String birthDate,
        String sex,
        String studyUid,
        String studyDate,
        String studyDescription,
        String accessionNumber,
        String station,
        String institution,
        String manufacturer,
        List<String> protocols) {

    public Evidence {
        protocols = List.copyOf(protocols);
    }

    @Override
    public String toString() {
        return "Evidence[…]";
    }
}
