/// What a person who may see nothing of a project gets to know of it, over every path there is: nothing.
@NullMarked
package org.naohai.server.isolation;

import org.jspecify.annotations.NullMarked;
