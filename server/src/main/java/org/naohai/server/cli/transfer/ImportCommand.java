package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.text.TextEncoding;
import org.naohai.kernel.Refused;
import org.naohai.server.cli.AdminClient;
import org.naohai.server.cli.Say;
import org.naohai.server.cli.ServerAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `naohai import PATH --project KEY`: sends a folder, an archive or a file to a server and waits until it is checked.
///
/// Exit codes: 0 all in · 3 some files in quarantine · 1 failed.
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {

    private static final int POLL_MILLIS = 250;

    @Parameters(index = "0", paramLabel = "PATH", descriptionKey = "import.path")
    private Path path = Path.of("");

    @Option(names = "--project", required = true, paramLabel = "KEY", descriptionKey = "import.project")
    private String project = "";

    @Option(names = "--dataset", paramLabel = "NAME", descriptionKey = "import.dataset")
    private @Nullable String dataset;

    @Option(names = "--link", paramLabel = "TABLE", descriptionKey = "import.link")
    private @Nullable Path link;

    @Option(names = "--link-dataset", paramLabel = "NAME", descriptionKey = "import.link-dataset")
    private @Nullable String linkDataset;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path data;

    private final PrintStream terminal = System.err;
    private final Set<String> told = new HashSet<>();
    private final AtomicReference<@Nullable JsonNode> borrowed = new AtomicReference<>();

    @Override
    public Integer call() throws InterruptedException {
        try {
            return imported();
        } finally {
            giveBack();
        }
    }

    private int imported() throws InterruptedException {
        for (var wanted : link == null ? List.of(path) : List.of(path, link)) {
            if (!Files.exists(wanted)) {
                terminal.println(Say.text("import.no-such-path", wanted));
                return 1;
            }
        }
        ServerAddress address;
        try {
            address = (data == null ? ServerAddress.find() : ServerAddress.ofEnvironment())
                    .orElseGet(this::overAdminSocket);
        } catch (Refused refused) {
            if (!refused.problem().code().equals("PROJECT_UNKNOWN")) {
                throw refused;
            }
            terminal.println(unknownProject());
            return 1;
        }
        try (var connection = new Connection(address.url(), address.token());
                var source = Source.of(path)) {
            var summary = run(connection, source);
            report(summary);
            return summary.exitCode();
        } catch (Connection.Answered e) {
            return refused(e, address);
        } catch (ImportFailed e) {
            terminal.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            terminal.println(
                    Say.text("import.no-server", address.url(), e.getClass().getSimpleName()));
            return 1;
        }
    }

    /// On the server's own machine, and wherever `--data` says which server is meant, its admin socket gives a token of
    /// a member who may import.
    private ServerAddress overAdminSocket() {
        var answer = AdminClient.call(folder(), "import.token", Map.of("project", project));
        borrowed.set(answer);
        Runtime.getRuntime().addShutdownHook(new Thread(this::giveBack)); // Ctrl-C
        return new ServerAddress(
                java.net.URI.create(answer.path("url").asString("")),
                answer.path("token").asString(""));
    }

    /// Ends the token of the admin socket; a server that is gone by now lets it run out.
    private void giveBack() {
        var token = borrowed.getAndSet(null);
        if (token == null) {
            return;
        }
        try {
            var which = Map.of(
                    "login", token.path("login").asString(""),
                    "id", token.path("id").asString(""));
            AdminClient.call(folder(), "import.token-back", which);
        } catch (Refused gone) {
            terminal.println(Say.text("import.token-kept"));
        }
    }

    private Path folder() {
        return (data == null ? Path.of("data") : data).toAbsolutePath().normalize();
    }

    private Summary run(Connection connection, Source source) throws IOException, InterruptedException {
        var name = dataset == null ? Source.datasetName(path) : dataset;
        var opened = connection.open(project, name, path.toRealPath().toString(), linking());
        var id = opened.path("id").asString("");
        var sending = new ProgressBar(terminal, interactive(), Say.text("import.sending"), source.bytes());
        new Transfer(connection, id, sending).send(source);
        sending.end();
        connection.commit(id);
        return Summary.of(processed(connection, id), source.problems(), Locale.getDefault());
    }

    private @Nullable Map<String, ?> linking() throws IOException {
        if (link == null) {
            return null;
        }
        var linking = new HashMap<String, Object>();
        linking.put("name", String.valueOf(link.getFileName()));
        linking.put("table", text(link));
        linking.put("dataset", linkDataset);
        return linking;
    }

    private static String text(Path table) throws IOException {
        try (var bytes = Files.newInputStream(table)) {
            var encoding = TextEncoding.detect(bytes);
            var all = Files.readAllBytes(table);
            return new String(all, encoding.bomBytes(), all.length - encoding.bomBytes(), encoding.charset());
        }
    }

    private JsonNode processed(Connection connection, String id) throws IOException, InterruptedException {
        var intake = connection.intake(id);
        var checking = new ProgressBar(
                terminal,
                interactive(),
                Say.text("import.checking"),
                intake.path("files").asLong());
        while (intake.path("state").asString("").equals("processing")) {
            checking.at(intake.path("done").asLong());
            tellOfTrouble(intake);
            Thread.sleep(POLL_MILLIS);
            intake = connection.intake(id);
        }
        checking.at(intake.path("done").asLong());
        checking.end();
        if (!intake.path("state").asString("").equals("done")) {
            throw new ImportFailed(Summary.of(intake, List.of(), Locale.getDefault()));
        }
        return intake;
    }

    /// What the server waits for: a full disk, a database that starts again. Told once.
    private void tellOfTrouble(JsonNode intake) {
        for (var problem :
                Summary.of(intake, java.util.List.of(), Locale.getDefault()).problems()) {
            var words = "! " + problem.get("title") + "\n  → " + problem.get("fix");
            if (told.add(words)) {
                terminal.println(words);
            }
        }
    }

    private static final class ImportFailed extends IOException {
        ImportFailed(Summary summary) {
            super(
                    summary.problems().isEmpty()
                            ? Say.text("import.failed")
                            : "✗ " + summary.problems().getFirst().get("title") + "\n  → "
                                    + summary.problems().getFirst().get("fix"));
        }
    }

    private void report(Summary summary) {
        if (json) {
            Say.line(summary.json());
            return;
        }
        ProblemGroups.lines(summary.problems()).forEach(Say::line);
        Say.line(Say.text(
                "import.summary",
                summary.files(),
                summary.accepted(),
                summary.warned(),
                summary.quarantined(),
                summary.unknown(),
                summary.duplicates()));
    }

    private String unknownProject() {
        return Say.text("import.unknown-project", project, data == null ? "" : " --data " + data);
    }

    private int refused(Connection.Answered answer, ServerAddress address) throws InterruptedException {
        switch (answer.status()) {
            case 404 -> terminal.println(reads(address) ? Say.text("import.reader", project) : unknownProject());
            case 401 -> terminal.println(Say.text("import.not-signed-in"));
            default ->
                terminal.println("✗ " + answer.getMessage() + "\n  → "
                        + answer.body().path("fix").asString(""));
        }
        return 1;
    }

    /// Whether the project is there for this person, who may only read it.
    private boolean reads(ServerAddress address) throws InterruptedException {
        try (var connection = new Connection(address.url(), address.token())) {
            return connection.project(project).path("role").asString("").equals("reader");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean interactive() {
        return !json && System.console() != null && System.console().isTerminal();
    }
}
