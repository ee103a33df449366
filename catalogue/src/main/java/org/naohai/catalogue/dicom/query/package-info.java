/// QIDO-RS: questions about the archive (PS3.18 section 10.6).
@NullMarked
package org.naohai.catalogue.dicom.query;

import org.jspecify.annotations.NullMarked;
