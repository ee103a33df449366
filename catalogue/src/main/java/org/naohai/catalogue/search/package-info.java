@NullMarked
package org.naohai.catalogue.search;

import org.jspecify.annotations.NullMarked;
