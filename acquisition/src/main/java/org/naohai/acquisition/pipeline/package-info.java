@NullMarked
package org.naohai.acquisition.pipeline;

import org.jspecify.annotations.NullMarked;
