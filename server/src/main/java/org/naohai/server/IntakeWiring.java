package org.naohai.server;

import org.naohai.acquisition.OutsidePrograms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Hands the settings of the intake on.
@Configuration(proxyBeanMethods = false)
class IntakeWiring {

    @Bean
    OutsidePrograms.Settings outsidePrograms(NaohaiSettings settings) {
        return new OutsidePrograms.Settings(settings.convert().unsandboxed());
    }
}
