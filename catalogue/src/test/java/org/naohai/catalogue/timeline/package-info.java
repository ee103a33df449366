@NullMarked
package org.naohai.catalogue.timeline;

import org.jspecify.annotations.NullMarked;
