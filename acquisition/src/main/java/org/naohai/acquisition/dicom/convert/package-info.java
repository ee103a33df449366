/// From DICOM series to BIDS files: dcm2niix behind walls, names by rules, then the way of every import.
@NullMarked
package org.naohai.acquisition.dicom.convert;

import org.jspecify.annotations.NullMarked;
