@NullMarked
package org.naohai.quality.identity;

import org.jspecify.annotations.NullMarked;
