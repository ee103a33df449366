@NullMarked
package org.naohai.viewer.signal;

import org.jspecify.annotations.NullMarked;
