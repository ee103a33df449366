@NullMarked
package org.naohai.catalogue.recordings;

import org.jspecify.annotations.NullMarked;
