@NullMarked
package org.naohai.quality.imaging;

import org.jspecify.annotations.NullMarked;
