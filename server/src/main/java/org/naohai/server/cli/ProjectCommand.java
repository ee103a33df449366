package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `naohai project add KEY --title T --institution I`.
@Command(name = "project", subcommands = ProjectCommand.Add.class)
final class ProjectCommand extends Group {

    @Command(name = "add")
    static final class Add implements Runnable {
        @Parameters(paramLabel = "KEY", descriptionKey = "project.key")
        private String key = "";

        @Option(names = "--title", required = true, paramLabel = "TITLE")
        private String title = "";

        @Option(names = "--institution", required = true, paramLabel = "INSTITUTION")
        private String institution = "";

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var added = AdminClient.call(
                    data.folder(), "project.add", Map.of("key", key, "title", title, "institution", institution));
            Say.line(Say.text(
                    "project.added",
                    added.path("key").asString(""),
                    added.path("institution").asString("")));
        }
    }
}
