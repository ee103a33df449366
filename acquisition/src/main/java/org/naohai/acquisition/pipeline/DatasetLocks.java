package org.naohai.acquisition.pipeline;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// One writer at a time per dataset.
@Component
class DatasetLocks {

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    ReentrantLock of(UUID projectId, String dataset) {
        return locks.computeIfAbsent(projectId + "/" + dataset, key -> new ReentrantLock());
    }
}
