package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `naohai token create --user LOGIN`: prints the token and nothing else, for scripts.
@Command(name = "token", subcommands = TokenCommand.Create.class)
final class TokenCommand extends Group {

    @Command(name = "create")
    static final class Create implements Runnable {
        @Option(names = "--user", required = true, paramLabel = "LOGIN", descriptionKey = "login")
        private String login = "";

        @Option(names = "--name", paramLabel = "NAME", defaultValue = "command line")
        private String name = "command line";

        @Option(names = "--days", paramLabel = "DAYS", defaultValue = "90")
        private int days;

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var made =
                    AdminClient.call(data.folder(), "token.create", Map.of("login", login, "name", name, "days", days));
            Say.line(made.path("token").asString(""));
        }
    }
}
