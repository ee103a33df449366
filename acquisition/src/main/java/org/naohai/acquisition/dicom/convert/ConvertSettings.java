package org.naohai.acquisition.dicom.convert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// - **program** where dcm2niix is; `auto`: where the system has it, `none`: nothing is converted
@ConfigurationProperties("naohai.convert")
record ConvertSettings(@DefaultValue("auto") String program) {

    /// - **fails** where a place is set and no program is there
    Optional<Path> converter() {
        return switch (program) {
            case "auto" -> Sandbox.find("dcm2niix");
            case "none" -> Optional.empty();
            default -> {
                var path = Path.of(program);
                if (!Files.isExecutable(path)) {
                    throw new IllegalStateException("naohai.convert.program is no program: " + program);
                }
                yield Optional.of(path);
            }
        };
    }
}
