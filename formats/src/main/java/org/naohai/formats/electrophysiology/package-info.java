@NullMarked
package org.naohai.formats.electrophysiology;

import org.jspecify.annotations.NullMarked;
