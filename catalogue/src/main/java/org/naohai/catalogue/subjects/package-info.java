@NullMarked
package org.naohai.catalogue.subjects;

import org.jspecify.annotations.NullMarked;
