@NullMarked
package org.naohai.demo.cast;

import org.jspecify.annotations.NullMarked;
