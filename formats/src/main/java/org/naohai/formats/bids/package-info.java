@NullMarked
package org.naohai.formats.bids;

import org.jspecify.annotations.NullMarked;
