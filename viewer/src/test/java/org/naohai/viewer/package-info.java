@NullMarked
package org.naohai.viewer;

import org.jspecify.annotations.NullMarked;
