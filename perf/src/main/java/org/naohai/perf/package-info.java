@NullMarked
package org.naohai.perf;

import org.jspecify.annotations.NullMarked;
