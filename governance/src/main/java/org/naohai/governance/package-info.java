@ApplicationModule(allowedDependencies = {"kernel", "collaboration"})
@NullMarked
package org.naohai.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
