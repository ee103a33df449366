@NullMarked
package org.naohai.demo;

import org.jspecify.annotations.NullMarked;
