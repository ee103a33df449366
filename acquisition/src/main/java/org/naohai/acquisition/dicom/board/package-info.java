/// What the people at the scanner see: series checked as they come, and the board that shows it.
@NullMarked
package org.naohai.acquisition.dicom.board;

import org.jspecify.annotations.NullMarked;
