/// Derived views over HTTP: hash-named files that never change, sent from mapped memory ahead of the rest of the server.
@NullMarked
package org.naohai.viewer.serve;

import org.jspecify.annotations.NullMarked;
