package org.naohai.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the lake below the installation's data folder.
@Configuration(proxyBeanMethods = false)
class LakeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LakeConfiguration.class);

    @Bean
    DataFolder dataFolder(@Value("${naohai.data:data}") String path) {
        return new DataFolder(Path.of(path));
    }

    @Bean
    Lake lake(DataFolder data, @Qualifier("workerJdbc") JdbcClient jdbc) {
        var lake = new DiskLake(data.path(), jdbc);
        Thread.ofVirtual().name("lake-sweep").start(() -> sweep(lake));
        return lake;
    }

    private static void sweep(DiskLake lake) {
        try {
            lake.sweep();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("what a crash left in the lake is looked for again at the next start");
        }
    }
}
