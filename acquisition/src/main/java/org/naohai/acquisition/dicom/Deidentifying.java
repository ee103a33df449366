package org.naohai.acquisition.dicom;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.kernel.Problem;
import org.naohai.quality.Identity;

/// Takes identities out of instances by the profile of a project (PS3.15 annex E), and can say what it did.
public interface Deidentifying {

    /// The instances of one series of one study. Remembers what it has seen, so that a value that all share is
    /// judged once. Owned by one thread.
    Series open(Place place);

    /// The UID that stands for another in a project: `2.25.` and 128 bits of a keyed hash.
    String uid(UUID projectId, String original);

    /// A de-identified object under another place: UIDs made anew from the originals, subject, dates
    /// shifted anew.
    ///
    /// - **originals** de-identified UID of the first place → UID as it came
    DataSet moved(DicomObject object, Place from, Place to, Map<String, String> originals);

    /// Whose the data are: a settled target.
    record Place(
            UUID projectId,
            String dataset,
            String subject,
            @Nullable String session) {}

    /// De-identifies the instances of one series.
    interface Series {

        Result apply(DicomObject object);

        /// It is in the archive, or on its way there: not held, and not here before.
        ///
        /// - **data** as it is stored
        void stored(DataSet data);

        /// Identities found so far, for the vault; each once.
        List<Identity> identities();

        /// What readers should know: burned-in text suspected, texts cut, a face perhaps visible; each once.
        List<Problem> problems();

        /// Whether it shows a head, and so perhaps a face.
        boolean head();

        /// What was de-identified before and is looked at again: a head in it is one of the series.
        void look(DataSet data);

        /// What was removed by which rule, as signed JSON: made when the series is complete.
        ///
        /// - **before** what is known of the parts that came earlier
        byte[] report(Before before);
    }

    /// What a series had before this part of it came.
    ///
    /// - **report** the signed one; null where there is none · **archived** how many instances of the series are in
    ///   the archive now
    record Before(byte @Nullable [] report, int archived) {
        public static final Before NOTHING = new Before(null, 0);
    }

    /// - **data** without identities; bulk values still point into the source · **hold** why a person has to look
    ///   before it may be stored in clear, e.g. text in its pixels; null where nothing speaks against it
    record Result(DataSet data, @Nullable Problem hold) {}
}
