package org.naohai.acquisition.dicom;

import java.util.Collection;
import org.naohai.acquisition.dicom.Archiving.Decided;

/// What archived series become in datasets.
public interface Converting {

    /// Whatever was made of these series leaves its dataset, for they have moved or are gone. Joins the
    /// caller's transaction of the worker role; the work follows, and survives a crash.
    void withdraw(Collection<String> seriesUids, Decided decided);
}
