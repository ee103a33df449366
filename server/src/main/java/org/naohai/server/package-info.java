@NullMarked
package org.naohai.server;

import org.jspecify.annotations.NullMarked;
