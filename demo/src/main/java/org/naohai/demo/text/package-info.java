@NullMarked
package org.naohai.demo.text;

import org.jspecify.annotations.NullMarked;
