/// What people note at a time of a recording.
@NullMarked
package org.naohai.viewer.annotation;

import org.jspecify.annotations.NullMarked;
