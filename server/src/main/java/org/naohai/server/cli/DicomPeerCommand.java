package org.naohai.server.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.ValueTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `naohai dicom peer …`: the application entities that may send, over the admin socket.
@Command(
        name = "peer",
        subcommands = {DicomPeerCommand.Add.class, DicomPeerCommand.ListAll.class, DicomPeerCommand.Remove.class})
final class DicomPeerCommand extends Group {

    @Command(name = "add")
    static final class Add implements Runnable {
        @Parameters(paramLabel = "TITLE", descriptionKey = "ae")
        private String ae = "";

        @Option(names = "--name", paramLabel = "NAME")
        private @Nullable String name;

        @Option(names = "--host", paramLabel = "HOST")
        private String host = "";

        @Option(names = "--port", paramLabel = "PORT")
        private int port;

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var added = AdminClient.call(
                    data.folder(),
                    "dicom.peer.add",
                    Map.of("ae", ae, "name", name == null ? ae : name, "host", host, "port", port));
            var status = added.path("status");
            Say.line(Say.text(
                    "dicom.peer.added",
                    added.path("peer").path("ae").asString(""),
                    status.path("ae").asString(""),
                    place(status)));
        }
    }

    @Command(name = "list")
    static final class ListAll implements Runnable {
        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var answer = AdminClient.call(data.folder(), "dicom.peer.list", Map.of());
            if (answer.path("peers").isEmpty()) {
                Say.line(Say.text("dicom.peer.none"));
            }
            for (var peer : answer.path("peers")) {
                var host = peer.path("host").asString("");
                Say.line("%-16s  %s%s"
                        .formatted(
                                peer.path("ae").asString(""),
                                peer.path("name").asString(""),
                                host.isEmpty()
                                        ? ""
                                        : "  " + host + ":" + peer.path("port").asString("")));
            }
            for (var refused : answer.path("refused")) {
                Say.line("✗ "
                        + Say.text(
                                "dicom.refused",
                                refused.path("ae").asString(""),
                                ValueTexts.of(refused.path("cause").asString(""))
                                        .in(Locale.getDefault()),
                                refused.path("at").asString("")));
            }
        }
    }

    @Command(name = "remove")
    static final class Remove implements Runnable {
        @Parameters(paramLabel = "TITLE", descriptionKey = "ae")
        private String ae = "";

        @Mixin
        private DataOption data = new DataOption();

        @Override
        public void run() {
            var removed = AdminClient.call(data.folder(), "dicom.peer.remove", Map.of("ae", ae));
            Say.line(Say.text("dicom.peer.removed", removed.path("ae").asString("")));
        }
    }

    private static String place(JsonNode status) {
        return status.path("address").asString("") + ":" + status.path("port").asInt(0);
    }
}
