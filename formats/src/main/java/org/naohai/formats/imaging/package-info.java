@NullMarked
package org.naohai.formats.imaging;

import org.jspecify.annotations.NullMarked;
