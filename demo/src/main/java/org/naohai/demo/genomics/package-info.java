@NullMarked
package org.naohai.demo.genomics;

import org.jspecify.annotations.NullMarked;
