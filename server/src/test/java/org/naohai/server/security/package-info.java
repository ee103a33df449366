@NullMarked
package org.naohai.server.security;

import org.jspecify.annotations.NullMarked;
