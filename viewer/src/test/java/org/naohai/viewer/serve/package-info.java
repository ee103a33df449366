@NullMarked
package org.naohai.viewer.serve;

import org.jspecify.annotations.NullMarked;
