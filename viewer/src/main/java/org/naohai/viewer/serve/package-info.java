/// Derived views over HTTP: hash-named files that never change, sent from mapped memory ahead of the other requests.
@NullMarked
package org.naohai.viewer.serve;

import org.jspecify.annotations.NullMarked;
