@NullMarked
package org.naohai.acquisition.receive;

import org.jspecify.annotations.NullMarked;
