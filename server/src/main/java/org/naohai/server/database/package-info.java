@NullMarked
package org.naohai.server.database;

import org.jspecify.annotations.NullMarked;
