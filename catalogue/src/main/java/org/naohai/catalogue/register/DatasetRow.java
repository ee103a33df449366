package org.naohai.catalogue.register;

import java.util.UUID;
import org.naohai.governance.AccessLevel;

/// The dataset that an import goes to.
record DatasetRow(UUID id, UUID projectId, String name, AccessLevel access, int scopeId, int version) {}
