package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.InputStream;
import org.naohai.acquisition.dicom.archive.SeriesStage.Large;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.LakeBatch;
import org.springframework.stereotype.Component;

/// Instances that no pack takes: encoded again from where they lie, and streamed into the lake.
@Component
class LargeInstances {

    void add(LakeBatch batch, Large large) throws IOException {
        try (var opened = large.parcel().open()) {
            var object = opened.object();
            var encoded = DicomWriter.part10(DataSet.EMPTY, large.data(), Packing.syntaxAtRest(object), object);
            try (InputStream bytes = encoded.openStream()) {
                batch.add(bytes, large.sha256(), large.size(), AtRest.PLAIN);
            }
        }
    }
}
