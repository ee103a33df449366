@ApplicationModule(
        allowedDependencies = {"kernel", "formats", "collaboration", "governance", "lake", "quality", "semantics"})
@NullMarked
package org.naohai.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
