@NullMarked
package org.naohai.quality.crosschecks;

import org.jspecify.annotations.NullMarked;
