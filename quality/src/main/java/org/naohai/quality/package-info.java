@NullMarked
package org.naohai.quality;

import org.jspecify.annotations.NullMarked;
