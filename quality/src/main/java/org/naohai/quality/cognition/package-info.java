@NullMarked
package org.naohai.quality.cognition;

import org.jspecify.annotations.NullMarked;
