@NullMarked
package org.naohai.catalogue.datasets;

import org.jspecify.annotations.NullMarked;
