@NullMarked
package org.naohai.catalogue.copy;

import org.jspecify.annotations.NullMarked;
