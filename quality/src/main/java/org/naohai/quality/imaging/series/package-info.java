/// Series of slices as they come from a scanner: looked at by their headers alone, while the subject is
/// still there.
@NullMarked
package org.naohai.quality.imaging.series;

import org.jspecify.annotations.NullMarked;
