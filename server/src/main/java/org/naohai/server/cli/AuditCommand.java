package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `naohai audit verify`.
@Command(name = "audit", subcommands = AuditCommand.Verify.class)
final class AuditCommand extends Group {

    @Command(name = "verify")
    static final class Verify implements Runnable {
        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var verified = AdminClient.call(data.folder(), "audit.verify", Map.of());
            Say.line(Say.text(
                    "audit.verified",
                    verified.path("entries").asLong(),
                    verified.path("checkpoints").asLong(),
                    verified.path("root").asString("")));
        }
    }
}
