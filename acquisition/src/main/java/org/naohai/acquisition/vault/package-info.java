@NullMarked
package org.naohai.acquisition.vault;

import org.jspecify.annotations.NullMarked;
