/// Other people's programs, run where they can do no harm.
@NullMarked
package org.naohai.acquisition.dicom.sandbox;

import org.jspecify.annotations.NullMarked;
