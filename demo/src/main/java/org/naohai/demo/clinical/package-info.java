@NullMarked
package org.naohai.demo.clinical;

import org.jspecify.annotations.NullMarked;
