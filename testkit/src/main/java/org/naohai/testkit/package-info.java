@NullMarked
package org.naohai.testkit;

import org.jspecify.annotations.NullMarked;
