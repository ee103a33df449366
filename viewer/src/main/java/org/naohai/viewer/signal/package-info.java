/// Windows of signals, reduced to what a screen shows.
@NullMarked
package org.naohai.viewer.signal;

import org.jspecify.annotations.NullMarked;
