@NullMarked
package org.naohai.server.admin;

import org.jspecify.annotations.NullMarked;
