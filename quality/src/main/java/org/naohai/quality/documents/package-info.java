@NullMarked
package org.naohai.quality.documents;

import org.jspecify.annotations.NullMarked;
