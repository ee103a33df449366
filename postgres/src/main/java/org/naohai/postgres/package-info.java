/// Starts PostgreSQL beside the server and reaches it; knows nothing of the domains.
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.naohai.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
