package org.naohai.acquisition.dicom.receive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// What became of the instances of one request (PS3.18 10.5.3 and annex I).
///
/// No address to retrieve them by: here they stand under other UIDs.
final class StowAnswer {

    private static final int FAILURE_REASON = 0x00081197;
    private static final int OTHER_FAILURES_SEQUENCE = 0x0008119A;

    private final List<DataSet> kept = new ArrayList<>();
    private final List<DataSet> failed = new ArrayList<>();
    private final List<DataSet> others = new ArrayList<>();

    void add(Answer answer) {
        switch (answer) {
            case Answer.Kept(String sopClass, String instance) ->
                kept.add(referenced(sopClass, instance).build());
            case Answer.Refused(int status, String code, String sopClass, String instance) ->
                failed(status, sopClass, instance);
        }
    }

    void failed(int status, String sopClass, String instance) {
        if (sopClass.isEmpty() || instance.isEmpty()) {
            others.add(new DataSet.Builder(CharacterSets.DEFAULT)
                    .put(Element.ofShort(FAILURE_REASON, status))
                    .build());
        } else {
            failed.add(referenced(sopClass, instance)
                    .put(Element.ofShort(FAILURE_REASON, status))
                    .build());
        }
    }

    int count() {
        return kept.size() + failed.size() + others.size();
    }

    int kept() {
        return kept.size();
    }

    /// 200 all are kept, 202 some are, 409 none is.
    int status() {
        return kept.size() == count() ? 200 : kept.isEmpty() ? 409 : 202;
    }

    byte[] json() {
        var data = new DataSet.Builder(CharacterSets.DEFAULT);
        put(data, Tag.FailedSopSequence, failed);
        put(data, Tag.ReferencedSopSequence, kept);
        put(data, OTHER_FAILURES_SEQUENCE, others);
        var out = new ByteArrayOutputStream();
        DicomJson.write(data.build(), DicomJson.BulkUris.NONE, out);
        return out.toByteArray();
    }

    private static void put(DataSet.Builder data, int tag, List<DataSet> items) {
        if (!items.isEmpty()) {
            data.put(Element.ofItems(tag, items));
        }
    }

    private static DataSet.Builder referenced(String sopClass, String instance) {
        return new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.ReferencedSopClassUid, Vr.UI, sopClass))
                .put(Element.of(Tag.ReferencedSopInstanceUid, Vr.UI, instance));
    }
}
