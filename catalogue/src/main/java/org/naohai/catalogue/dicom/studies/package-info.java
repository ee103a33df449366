/// Studies as the page lists and shows them.
@NullMarked
package org.naohai.catalogue.dicom.studies;

import org.jspecify.annotations.NullMarked;
