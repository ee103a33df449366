@NullMarked
package org.naohai.viewer.support;

import org.jspecify.annotations.NullMarked;
