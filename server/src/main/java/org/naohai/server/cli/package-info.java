@NullMarked
package org.naohai.server.cli;

import org.jspecify.annotations.NullMarked;
