package org.naohai.acquisition.dicom.convert;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.naohai.catalogue.DicomRecord.Study;
import org.springframework.stereotype.Component;

/// Names of one subject are given by one at a time.
@Component
class SubjectLocks {

    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    ReentrantLock of(Study study) {
        var key = study.projectId() + "/" + study.dataset() + "/" + study.subject();
        return stripes[Math.floorMod(key.hashCode(), STRIPES)];
    }
}
