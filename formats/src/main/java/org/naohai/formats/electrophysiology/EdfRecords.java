package org.naohai.formats.electrophysiology;

import java.util.List;
import org.naohai.kernel.Problem;

/// How many data records can be read: what the header says against what the file holds.
final class EdfRecords {

    private EdfRecords() {}

    static long usable(String path, EdfHeader header, long fileSize, List<Problem> problems) {
        long data = fileSize - header.headerBytes();
        long stored = data / header.recordBytes();
        long declared = header.records();
        if (declared < 1) {
            problems.add(Problem.error(
                    "EDF_RECORD_COUNT_UNKNOWN",
                    path,
                    "header[236..244] records",
                    Long.toString(declared),
                    stored + " (stored)"));
            return stored;
        }
        if (declared > stored) {
            problems.add(Problem.error(
                    "EDF_TRUNCATED", path, "data records", Long.toString(stored), Long.toString(declared)));
            return stored;
        }
        if (data - declared * header.recordBytes() > 0) {
            problems.add(Problem.warning(
                    "EDF_TRAILING_BYTES",
                    path,
                    "data records",
                    data + " B",
                    declared * header.recordBytes() + " B = " + declared + " × " + header.recordBytes()));
        }
        return declared;
    }
}
