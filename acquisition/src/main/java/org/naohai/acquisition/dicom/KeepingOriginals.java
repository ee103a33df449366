package org.naohai.acquisition.dicom;

import java.util.UUID;

/// Whether a project keeps instances as they came, encrypted, beside what is de-identified.
public interface KeepingOriginals {

    boolean keeps(UUID projectId);
}
