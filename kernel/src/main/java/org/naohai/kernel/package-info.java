@NullMarked
package org.naohai.kernel;

import org.jspecify.annotations.NullMarked;
