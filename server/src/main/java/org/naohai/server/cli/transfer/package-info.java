@NullMarked
package org.naohai.server.cli.transfer;

import org.jspecify.annotations.NullMarked;
