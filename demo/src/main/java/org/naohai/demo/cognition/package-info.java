@NullMarked
package org.naohai.demo.cognition;

import org.jspecify.annotations.NullMarked;
