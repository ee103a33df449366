package org.naohai.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `naohai link`: a new one-time link that signs the administrator in, over the admin socket.
@Command(name = "link")
final class LinkCommand implements Runnable {

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public void run() {
        var made = AdminClient.call(data.folder(), "link", Map.of());
        Say.line(Say.text("up.ready", made.path("url").asString("")));
    }
}
