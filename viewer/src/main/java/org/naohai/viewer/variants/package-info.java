/// Genotypes as a summary and as a list.
@NullMarked
package org.naohai.viewer.variants;

import org.jspecify.annotations.NullMarked;
