@NullMarked
package org.naohai.quality.electrophysiology;

import org.jspecify.annotations.NullMarked;
