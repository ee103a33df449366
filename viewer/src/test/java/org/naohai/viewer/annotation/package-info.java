@NullMarked
package org.naohai.viewer.annotation;

import org.jspecify.annotations.NullMarked;
