package org.naohai.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.server.DemoLoader;
import org.naohai.server.FirstStarts;
import org.naohai.server.Naohai;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `naohai up`: starts everything, prints one ready line, and runs until it is told to stop.
@Command(name = "up")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS")
    private String host = "127.0.0.1";

    @Option(names = "--no-demo")
    private boolean noDemo;

    @Option(names = "--dicom-port", paramLabel = "PORT")
    private @Nullable Integer dicomPort;

    @Option(names = "--dicom-bind", paramLabel = "ADDRESS")
    private @Nullable String dicomBind;

    @Option(names = "--ae", paramLabel = "TITLE")
    private @Nullable String ae;

    @Option(names = "--insecure-http")
    private boolean insecureHttp;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        requireSafeHost();
        requireDicom();
        if (port < 1 || port > 65_535) {
            throw Refused.of(Refused.Kind.INVALID, "PORT_INVALID", "--port", Integer.toString(port), "1–65535");
        }
        var running = running();
        if (running.isPresent()) {
            System.err.println(Say.text("up.already", running.get()));
            return 1;
        }
        requireFreePort();
        var closed = new CountDownLatch(1);
        try {
            var context = new SpringApplicationBuilder(Naohai.class)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .properties(settings())
                    .listeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown())
                    .run();
            var ticket = context.getBean(FirstStarts.class).prepare();
            Say.line(Say.text("up.ready", "http://" + shownHost() + ":" + port + "/enter?ticket=" + ticket));
            tellOfDicom(context.getBean(DicomPort.class).status());
            tellOfDemo(context.getBean(DemoLoader.class));
        } catch (RuntimeException failure) {
            throw refusal(failure).orElseThrow(() -> failure);
        }
        closed.await();
        return 0;
    }

    /// The address of the server that has this data folder already.
    private Optional<String> running() {
        try {
            return Optional.of(AdminClient.call(data.folder(), "status", Map.of())
                    .path("url")
                    .asString(""));
        } catch (Refused none) {
            return Optional.empty();
        }
    }

    /// One line where somebody asked for the port, or where it cannot be opened.
    private void tellOfDicom(DicomPort.Status status) {
        switch (status.state()) {
            case NOT_OPENED ->
                System.err.println(Say.text("up.dicom-not-opened", status.address(), Integer.toString(status.port())));
            case LISTENING -> {
                if (dicomPort != null || dicomBind != null || ae != null) {
                    Say.line(Say.text(
                            "up.dicom",
                            status.ae(),
                            status.address(),
                            Integer.toString(status.port()),
                            data.inCommands()));
                }
            }
            case OFF -> {}
        }
    }

    private void tellOfDemo(DemoLoader demo) throws InterruptedException {
        if (demo.state() == DemoLoader.State.ARRIVING) {
            Say.line(Say.text("up.demo-arriving"));
            long start = System.nanoTime();
            switch (demo.await()) {
                case COMPLETE -> Say.line(Say.text("up.demo-complete", (System.nanoTime() - start) / 1_000_000_000));
                case FAILED -> Say.line(Say.text("up.demo-failed", data.folder().resolve("log/naohai.log")));
                case ABSENT, ARRIVING, STOPPED -> {}
            }
        }
    }

    private Map<String, Object> settings() {
        var folder = data.folder();
        var settings = new TreeMap<String, Object>();
        settings.put("naohai.data", folder.toString());
        settings.put("naohai.demo", !noDemo);
        settings.put("server.port", port);
        settings.put("server.address", host);
        putIfThere(settings, "naohai.dicom.port", dicomPort);
        putIfThere(settings, "naohai.dicom.bind", dicomBind);
        putIfThere(settings, "naohai.dicom.ae", ae);
        settings.put(
                "logging.file.name", folder.resolve("log").resolve("naohai.log").toString());
        settings.put("logging.threshold.console", "off");
        settings.put("logging.structured.format.file", "logstash");
        return settings;
    }

    private static void putIfThere(Map<String, Object> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    private void requireDicom() {
        if (dicomPort != null && (dicomPort < 0 || dicomPort > 65_535)) {
            throw Refused.of(
                    Refused.Kind.INVALID, "PORT_INVALID", "--dicom-port", Integer.toString(dicomPort), "0–65535");
        }
        if (ae != null && AeTitle.find(ae).isEmpty()) {
            throw Refused.of(
                    Refused.Kind.INVALID, "DICOM_AE_INVALID", "--ae", Problem.quoted(AeTitle.shown(ae)), "NAOHAI");
        }
    }

    private void requireSafeHost() {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress() && !insecureHttp) {
                throw Refused.of(Refused.Kind.INVALID, "HOST_WITHOUT_TLS", "--host", Problem.quoted(host), "127.0.0.1");
            }
        } catch (UnknownHostException e) {
            throw Refused.of(
                    Refused.Kind.INVALID, "HOST_UNKNOWN", "--host", Problem.quoted(host), "an address of this machine");
        }
    }

    /// Asked before anything is started, so that nothing has to be stopped again.
    private void requireFreePort() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw portTaken();
        }
    }

    private Refused portTaken() {
        return Refused.of(Refused.Kind.UNAVAILABLE, "PORT_TAKEN", "--port", port + " in use", "a free port");
    }

    private Optional<RuntimeException> refusal(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof PortInUseException) {
                return Optional.of(portTaken());
            }
        }
        return Optional.empty();
    }

    private String shownHost() {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
