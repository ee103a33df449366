@NullMarked
package org.naohai.quality.genomics;

import org.jspecify.annotations.NullMarked;
