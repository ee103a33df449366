@NullMarked
package org.naohai.acquisition.folder;

import org.jspecify.annotations.NullMarked;
