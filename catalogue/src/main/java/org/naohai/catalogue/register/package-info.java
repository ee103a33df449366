@NullMarked
package org.naohai.catalogue.register;

import org.jspecify.annotations.NullMarked;
