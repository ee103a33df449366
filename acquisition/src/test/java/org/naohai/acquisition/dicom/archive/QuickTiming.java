package org.naohai.acquisition.dicom.archive;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tests do not wait as long as scanners make us.
@Configuration(proxyBeanMethods = false)
class QuickTiming {

    @Bean
    ArchiveTiming timing() {
        return new ArchiveTiming(
                Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(300));
    }
}
