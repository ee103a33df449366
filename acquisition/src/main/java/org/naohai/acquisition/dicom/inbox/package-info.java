/// What came from scanners and waits for a person: why, what it says of itself, and what she can do about it.
@NullMarked
package org.naohai.acquisition.dicom.inbox;

import org.jspecify.annotations.NullMarked;
