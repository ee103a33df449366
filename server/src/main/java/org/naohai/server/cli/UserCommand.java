package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `naohai user …`: accounts, over the admin socket.
@Command(
        name = "user",
        subcommands = {UserCommand.Add.class, UserCommand.ResetPassword.class})
final class UserCommand extends Group {

    @Command(name = "add")
    static final class Add implements Runnable {
        @Parameters(paramLabel = "LOGIN", descriptionKey = "login")
        private String login = "";

        @Option(names = "--name", paramLabel = "NAME")
        private String name = "";

        @Option(names = "--administrator")
        private boolean administrator;

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var added = AdminClient.call(
                    data.folder(),
                    "user.add",
                    Map.of("login", login, "name", name.isBlank() ? login : name, "administrator", administrator));
            Say.line(Say.text(
                    "user.password",
                    added.path("login").asString(""),
                    added.path("password").asString("")));
        }
    }

    @Command(name = "reset-password")
    static final class ResetPassword implements Runnable {
        @Parameters(paramLabel = "LOGIN", descriptionKey = "login")
        private String login = "";

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var reset = AdminClient.call(data.folder(), "user.reset-password", Map.of("login", login));
            Say.line(Say.text(
                    "user.password",
                    reset.path("login").asString(""),
                    reset.path("password").asString("")));
        }
    }
}
