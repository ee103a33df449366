@NullMarked
package org.naohai.catalogue.support;

import org.jspecify.annotations.NullMarked;
