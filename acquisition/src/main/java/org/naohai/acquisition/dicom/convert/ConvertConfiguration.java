package org.naohai.acquisition.dicom.convert;

import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the converter that is installed, if any.
@Configuration(proxyBeanMethods = false)
class ConvertConfiguration {

    @Bean
    Dcm2niix dcm2niix(Sandbox sandbox, ConvertSettings settings) {
        return new Dcm2niix(sandbox, settings.converter());
    }

    @Bean(destroyMethod = "close")
    ParallelGzip parallelGzip() {
        return new ParallelGzip();
    }
}
