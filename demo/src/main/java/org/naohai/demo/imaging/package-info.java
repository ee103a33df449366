@NullMarked
package org.naohai.demo.imaging;

import org.jspecify.annotations.NullMarked;
