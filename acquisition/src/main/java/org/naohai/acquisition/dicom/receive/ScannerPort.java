package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort;
import org.naohai.acquisition.DicomPort.State;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.commitment.Commitments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The port that scanners send to. Where it cannot be opened the platform runs without it and says so.
///
/// One platform thread for each of a bounded number of connections: on virtual ones an instance of 0.5 MB costs
/// half as much CPU again (0.22 against 0.15 ms, measured), for each read parks and is woken by a poller.
@Component
class ScannerPort implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScannerPort.class);

    /// Holds what arrives while the disk is synced, about two instances.
    private static final int RECEIVE_BUFFER = 1 << 20;

    private static final int BACKLOG = 256;
    private static final int MOST_ASKING = 256;

    private final DicomSettings settings;
    private final Session.Desk desk;
    private final Connections connections = new Connections(MOST_ASKING);
    private volatile @Nullable ServerSocket server;
    private volatile State state = State.OFF;

    @Autowired
    ScannerPort(DicomSettings settings, Peers peers, Deliveries deliveries, Commitments commitments) {
        this(new Session.Desk(settings, ae -> peers.registered(ae).isPresent(), deliveries::open, commitments));
    }

    ScannerPort(Session.Desk desk) {
        this.settings = desk.settings();
        this.desk = desk;
    }

    DicomPort.Status status() {
        var opened = server;
        int shown = opened == null ? settings.port() : opened.getLocalPort();
        return new DicomPort.Status(
                state,
                settings.bind(),
                shown,
                settings.ae(),
                desk.seats().taken(),
                desk.refusals().newestFirst());
    }

    @Override
    public synchronized void start() {
        if (settings.port() != 0) {
            listen();
        }
    }

    private void listen() {
        try {
            var opened = new ServerSocket();
            opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            opened.setReuseAddress(true);
            opened.bind(
                    new InetSocketAddress(InetAddress.getByName(settings.bind()), Math.max(0, settings.port())),
                    BACKLOG);
            server = opened;
            state = State.LISTENING;
            Thread.ofPlatform().name("dicom-port").daemon().start(() -> accept(opened));
            LOG.atInfo()
                    .addKeyValue("address", settings.bind())
                    .addKeyValue("port", opened.getLocalPort())
                    .addKeyValue("ae", settings.ae())
                    .log("DICOM port open");
        } catch (IOException taken) {
            state = State.NOT_OPENED;
            LOG.atWarn()
                    .addKeyValue("address", settings.bind())
                    .addKeyValue("port", settings.port())
                    .log("DICOM port cannot be opened: scanners cannot send");
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var socket = opened.accept();
                connections.opened(socket);
                Thread.ofPlatform().name("dicom").daemon().start(() -> serve(socket));
            } catch (IOException e) {
                rest(opened);
            }
        }
    }

    /// Out of file descriptors, perhaps: a moment later there may be some again.
    private static void rest(ServerSocket opened) {
        if (!opened.isClosed()) {
            LOG.atWarn().log("a connection could not be taken");
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    private void serve(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            new Session(socket, desk, connections).run();
        } catch (IOException gone) {
            Connections.close(socket);
        } finally {
            connections.over(socket);
        }
    }

    @Override
    public synchronized void stop() {
        var opened = server;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                LOG.atWarn().log("DICOM port did not close");
            }
            connections.closeAll();
            server = null;
        }
        state = State.OFF;
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }
}
