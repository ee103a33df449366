package org.naohai.catalogue.dicom;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.catalogue.DicomRecord.Series;
import org.naohai.catalogue.DicomRecord.Study;

/// Rows of the archive as an intake would write them.
final class Archived {

    private Archived() {}

    static Study study(String uid, UUID project, int scope) {
        return new Study(
                uid, project, "scans", "sub-10", "01", scope, "sub-10", "F", "20240131", "101500", "A1", "S1", "Head");
    }

    static Series series(String uid, String study, String modality) {
        int number = Integer.parseInt(uid.substring(uid.lastIndexOf('.') + 1));
        return new Series(uid, study, modality, number, "t1 mprage", "T1", "BRAIN", "SIEMENS", "20240131", "102000");
    }

    static List<Instance> instances(String series, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> instance(series, number))
                .toList();
    }

    static Instance instance(String series, int number) {
        return new Instance(
                series + "." + number,
                "1.2.840.10008.5.1.4.1.1.4",
                number,
                "%064x".formatted(number),
                1_000,
                "1.2.840.10008.1.2.1",
                256,
                192,
                1,
                800L,
                98_304L,
                new byte[] {1, 2, 3, 4});
    }
}
