package org.naohai.viewer.derive;

import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.imaging.VolumePassSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the viewer contributes to the one decode at intake.
@Configuration(proxyBeanMethods = false)
class DerivedObjects {

    @Bean
    VolumePassSource firstImages() {
        return FirstImagePass.SOURCE;
    }

    @Bean
    SignalPassSource traces() {
        return TracePass.SOURCE;
    }
}
