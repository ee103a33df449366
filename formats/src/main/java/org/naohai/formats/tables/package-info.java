@NullMarked
package org.naohai.formats.tables;

import org.jspecify.annotations.NullMarked;
