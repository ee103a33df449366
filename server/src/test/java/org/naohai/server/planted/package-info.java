/// Faults injected by seed and strength, and how many of them quality control finds.
@NullMarked
package org.naohai.server.planted;

import org.jspecify.annotations.NullMarked;
