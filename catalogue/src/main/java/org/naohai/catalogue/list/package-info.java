@NullMarked
package org.naohai.catalogue.list;

import org.jspecify.annotations.NullMarked;
