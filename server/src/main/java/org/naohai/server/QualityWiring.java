package org.naohai.server;

import java.util.List;
import org.naohai.formats.electrophysiology.SignalPassSource;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.quality.Quality;
import org.naohai.quality.QualityControl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Quality control with every installed assessor, fed with the passes of the other domains.
@Configuration(proxyBeanMethods = false)
class QualityWiring {

    @Bean
    Quality quality(List<VolumePassSource> volumes, List<SignalPassSource> signals) {
        return QualityControl.installed(volumes, signals);
    }
}
