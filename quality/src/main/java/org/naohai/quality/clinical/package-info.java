@NullMarked
package org.naohai.quality.clinical;

import org.jspecify.annotations.NullMarked;
