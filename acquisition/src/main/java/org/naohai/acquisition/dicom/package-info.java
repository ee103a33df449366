/// What comes from scanners: the words that its parts share.
@NullMarked
package org.naohai.acquisition.dicom;

import org.jspecify.annotations.NullMarked;
