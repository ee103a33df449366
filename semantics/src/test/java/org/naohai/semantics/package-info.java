@NullMarked
package org.naohai.semantics;

import org.jspecify.annotations.NullMarked;
