/// WADO-RS: what the archive holds, as it lies there, as frames, as metadata and as pictures (PS3.18
/// section 10.4).
@NullMarked
package org.naohai.catalogue.dicom.retrieve;

import org.jspecify.annotations.NullMarked;
