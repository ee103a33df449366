package org.naohai.acquisition.dicom;

import java.util.List;
import java.util.UUID;
import org.naohai.formats.dicom.DataSet;
import org.naohai.kernel.Problem;

/// Looks at a series while the subject is still there.
public interface Checking {

    Series open(UUID projectId);

    /// One series, instance after instance, in the order they came. Owned by one thread.
    interface Series {

        /// - **data** de-identified
        void add(DataSet data);

        /// What is wrong with the series as a whole: missing slices, geometry, gradients, protocol against the
        /// project's reference; empty where nothing is.
        List<Problem> finish();
    }
}
