@NullMarked
package org.naohai.catalogue.home;

import org.jspecify.annotations.NullMarked;
