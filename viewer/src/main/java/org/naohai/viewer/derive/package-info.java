@NullMarked
package org.naohai.viewer.derive;

import org.jspecify.annotations.NullMarked;
