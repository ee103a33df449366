package org.naohai.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an installation may set; the command line and the environment (`NAOHAI_DATABASE_URL`) end here.
///
/// - **data** the data folder · **demo** whether the first start loads the demo · **web** the built page, if any
/// - **database** an external PostgreSQL as a JDBC URL with `user` and `password` of a superuser; none: our own
/// - **convert** whether programs such as dcm2niix may run where no bubblewrap holds them
@ConfigurationProperties("naohai")
public record NaohaiSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("true") boolean demo,
        @Nullable Path web,
        @DefaultValue Database database,
        @DefaultValue Convert convert,
        @DefaultValue DicomWeb dicomweb) {

    public NaohaiSettings {
        data = data.toAbsolutePath().normalize();
    }

    public record Database(@Nullable String url) {}

    public record Convert(@DefaultValue("false") boolean unsandboxed) {}

    /// - **allowOrigin** of a viewer on another server whose pages may ask DICOMweb, e.g. `https://viewer.example.org`;
    /// none unless configured
    public record DicomWeb(@Nullable String allowOrigin) {
        public DicomWeb {
            if (allowOrigin != null && !allowOrigin.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,255}")) {
                throw new IllegalArgumentException(
                        "naohai.dicomweb.allow-origin is not right, e.g. https://viewer.example.org");
            }
        }
    }

    public Path run() {
        return data.resolve("run");
    }
}
