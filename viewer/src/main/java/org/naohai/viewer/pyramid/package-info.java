/// Pyramids of images: made in the background from what is in the lake, thrown away and made again at will.
@NullMarked
package org.naohai.viewer.pyramid;

import org.jspecify.annotations.NullMarked;
