@ApplicationModule(
        allowedDependencies = {"kernel", "formats", "collaboration", "governance", "lake", "quality", "catalogue"})
@NullMarked
package org.naohai.acquisition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
