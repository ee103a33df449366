@NullMarked
package org.naohai.formats.zarr;

import org.jspecify.annotations.NullMarked;
