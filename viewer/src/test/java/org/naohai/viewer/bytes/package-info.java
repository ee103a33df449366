@NullMarked
package org.naohai.viewer.bytes;

import org.jspecify.annotations.NullMarked;
