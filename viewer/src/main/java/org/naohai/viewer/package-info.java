@ApplicationModule(allowedDependencies = {"kernel", "formats", "governance", "lake", "catalogue"})
@NullMarked
package org.naohai.viewer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
