@NullMarked
package org.naohai.viewer.pyramid;

import org.jspecify.annotations.NullMarked;
