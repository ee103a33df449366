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
        @DefaultValue Convert convert) {

    public NaohaiSettings {
        data = data.toAbsolutePath().normalize();
    }

    public record Database(@Nullable String url) {}

    public record Convert(@DefaultValue("false") boolean unsandboxed) {}

    public Path run() {
        return data.resolve("run");
    }
}
