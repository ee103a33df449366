@NullMarked
package org.naohai.formats.genomics;

import org.jspecify.annotations.NullMarked;
