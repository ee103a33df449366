/// Takes identities out of DICOM (PS3.15 annex E) and writes down what it did.
@NullMarked
package org.naohai.acquisition.dicom.deidentify;

import org.jspecify.annotations.NullMarked;
