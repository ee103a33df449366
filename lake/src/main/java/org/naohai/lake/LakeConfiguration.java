package org.naohai.lake;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the lake below the installation's data folder.
@Configuration(proxyBeanMethods = false)
class LakeConfiguration {

    @Bean
    DataFolder dataFolder(@Value("${naohai.data:data}") String path) {
        return new DataFolder(Path.of(path));
    }

    @Bean
    Lake lake(DataFolder data, @Qualifier("workerJdbc") JdbcClient jdbc) {
        return new DiskLake(data.path(), jdbc);
    }
}
