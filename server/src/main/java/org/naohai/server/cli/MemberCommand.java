package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `naohai member add PROJECT LOGIN ROLE`.
@Command(name = "member", subcommands = MemberCommand.Add.class)
final class MemberCommand extends Group {

    @Command(name = "add")
    static final class Add implements Runnable {
        @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "project.key")
        private String project = "";

        @Parameters(index = "1", paramLabel = "LOGIN", descriptionKey = "login")
        private String login = "";

        @Parameters(index = "2", paramLabel = "owner|contributor|reader", descriptionKey = "role")
        private String role = "";

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            AdminClient.call(data.folder(), "member.add", Map.of("project", project, "login", login, "role", role));
            Say.line(Say.text("member.added", login, role, project));
        }
    }
}
