@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.naohai.collaboration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
