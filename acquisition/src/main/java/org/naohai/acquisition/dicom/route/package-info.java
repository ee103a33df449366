/// Routing rules: where a study goes by what it says of itself, and what earlier decisions suggest where no rule
/// matches.
@NullMarked
package org.naohai.acquisition.dicom.route;

import org.jspecify.annotations.NullMarked;
