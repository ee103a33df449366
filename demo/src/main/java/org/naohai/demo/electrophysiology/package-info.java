@NullMarked
package org.naohai.demo.electrophysiology;

import org.jspecify.annotations.NullMarked;
