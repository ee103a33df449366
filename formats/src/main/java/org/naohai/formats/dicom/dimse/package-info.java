/// Associations between DICOM applications: the upper layer protocol (PS3.8) and the messages on it (PS3.7), over
/// streams that the caller opens, bounds in time and closes.
@NullMarked
package org.naohai.formats.dicom.dimse;

import org.jspecify.annotations.NullMarked;
