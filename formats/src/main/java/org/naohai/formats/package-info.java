@NullMarked
package org.naohai.formats;

import org.jspecify.annotations.NullMarked;
