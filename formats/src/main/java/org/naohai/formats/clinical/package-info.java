@NullMarked
package org.naohai.formats.clinical;

import org.jspecify.annotations.NullMarked;
