/// Storage commitment: answers for what senders have stored, so that they may delete theirs (PS3.4 annex J).
@NullMarked
package org.naohai.acquisition.dicom.commitment;

import org.jspecify.annotations.NullMarked;
