/// The archive of DICOM objects: its record, DICOMweb and the list of studies.
@NullMarked
package org.naohai.catalogue.dicom;

import org.jspecify.annotations.NullMarked;
