@ApplicationModule(allowedDependencies = {"kernel", "governance"})
@NullMarked
package org.naohai.lake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
