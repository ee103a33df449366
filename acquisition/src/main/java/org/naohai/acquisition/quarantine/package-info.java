@NullMarked
package org.naohai.acquisition.quarantine;

import org.jspecify.annotations.NullMarked;
