package org.naohai.viewer.serve;

import java.time.Clock;
import org.naohai.lake.DataFolder;
import org.naohai.lake.KeyFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean
    ViewFiles viewFiles(DataFolder data) {
        return new ViewFiles(data.path());
    }

    @Bean
    ViewTickets viewTickets(DataFolder data) {
        return new ViewTickets(KeyFile.loadOrCreate(data.path().resolve("keys/views.key")), Clock.systemUTC());
    }
}
