@NullMarked
package org.naohai.formats.json;

import org.jspecify.annotations.NullMarked;
