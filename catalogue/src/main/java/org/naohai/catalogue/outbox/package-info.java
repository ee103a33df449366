@NullMarked
package org.naohai.catalogue.outbox;

import org.jspecify.annotations.NullMarked;
