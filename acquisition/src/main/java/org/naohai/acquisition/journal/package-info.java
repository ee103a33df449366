@NullMarked
package org.naohai.acquisition.journal;

import org.jspecify.annotations.NullMarked;
