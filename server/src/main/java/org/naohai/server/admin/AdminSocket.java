package org.naohai.server.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.naohai.postgres.SocketFolder;
import org.naohai.server.NaohaiSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Local administration: a Unix socket that only the owner of the data folder can open. One line of JSON in, one out.
@Component
class AdminSocket implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);

    private final Path path;
    private final AdminCommands commands;
    private @Nullable ServerSocketChannel channel;

    AdminSocket(NaohaiSettings settings, AdminCommands commands) throws IOException {
        this.path = SocketFolder.place(settings.run().resolve("admin.sock"));
        this.commands = commands;
    }

    @Override
    public void start() {
        try {
            Files.deleteIfExists(path);
            var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            channel = opened;
            Thread.ofVirtual().name("admin-socket").start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the admin socket", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isRunning() {
        return channel != null && channel.isOpen();
    }

    private void accept(ServerSocketChannel server) {
        while (server.isOpen()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("admin socket");
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client;
                var lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var answer = ByteBuffer.wrap((commands.run(line) + "\n").getBytes(StandardCharsets.UTF_8));
                while (answer.hasRemaining()) {
                    client.write(answer);
                }
            }
        } catch (IOException gone) {
            LOG.atDebug().setCause(gone).log("admin client went away");
        }
    }
}
