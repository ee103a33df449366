@NullMarked
package org.naohai.catalogue.tables;

import org.jspecify.annotations.NullMarked;
