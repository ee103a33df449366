@NullMarked
package org.naohai.server.docs;

import org.jspecify.annotations.NullMarked;
