package org.naohai.acquisition.dicom.sandbox;

import org.naohai.acquisition.OutsidePrograms;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Unsandboxed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts up the walls as the installation wants them.
@Configuration(proxyBeanMethods = false)
class SandboxConfiguration {

    @Bean
    Sandbox sandbox(OutsidePrograms.Settings settings) {
        return new Sandbox(settings.unsandboxed() ? Unsandboxed.ALLOWED : Unsandboxed.REFUSED);
    }
}
