@NullMarked
package org.naohai.acquisition.store;

import org.jspecify.annotations.NullMarked;
