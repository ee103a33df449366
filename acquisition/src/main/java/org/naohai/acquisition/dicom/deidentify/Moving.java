package org.naohai.acquisition.dicom.deidentify;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Tag;

/// Brings a de-identified data set under another subject or project: other UIDs, another label, other days;
/// and what the other project's profile does not allow goes.
///
/// - **dates** that the first place has removed stay so
record Moving(
        Actions actions,
        UnaryOperator<String> uids,
        @Nullable Dates before,
        @Nullable Dates after,
        String subject) {

    DataSet moved(DicomObject object) {
        var search = new TextSearch(new StudyIdentities(), uids, net());
        var cleaner = new Cleaner(actions, search, subject, cut -> {});
        boolean head = object.data().text(Tag.RecognizableVisualFeatures, "NO").equals("YES");
        return cleaner.clean(object, new Marks(actions.profile()).elements(head, null));
    }

    private @Nullable Dates net() {
        if (after == null || before == null) {
            return after == null ? null : new Dates(0);
        }
        return new Dates(after.days() - before.days());
    }
}
