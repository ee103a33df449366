@NullMarked
package org.naohai.formats.text;

import org.jspecify.annotations.NullMarked;
