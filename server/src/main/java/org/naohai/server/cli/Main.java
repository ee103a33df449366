package org.naohai.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.server.cli.transfer.ImportCommand;
import org.naohai.server.cli.transfer.ValidateCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line: `./naohai COMMAND`. Texts stand in `Messages.properties` and `Messages_zh.properties`.
@Command(
        name = "naohai",
        versionProvider = Main.Version.class,
        subcommands = {
            UpCommand.class,
            ImportCommand.class,
            ValidateCommand.class,
            UserCommand.class,
            ProjectCommand.class,
            MemberCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            DicomCommand.class,
            LoginCommand.class,
            LinkCommand.class,
            DoctorCommand.class
        })
public final class Main implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "zh|en", descriptionKey = "lang")
    private String language = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            descriptionKey = "help")
    private boolean help;

    @Option(names = "--version", versionHelp = true, descriptionKey = "version")
    private boolean version;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] arguments) {
        CommandLog.toStandardError();
        Locale.setDefault(Language.of(List.of(arguments)));
        if (Language.named(List.of(arguments), System.getenv())) {
            Say.inOneLanguage();
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        line.setResourceBundle(ResourceBundle.getBundle(
                "org.naohai.server.cli.Messages",
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT)));
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refused refused) {
                Say.problem(refused.problem());
                return 1;
            }
            LOG.atError().setCause(failure).log("command failed");
            var found = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            Say.problem(Problem.error("COMMAND_FAILED", null, null, found, "success"));
            return 1;
        });
        return line;
    }

    /// What was wrong with the words of a command, and where its help is.
    private static int misused(CommandLine.ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var why = failure instanceof CommandLine.UnmatchedArgumentException unmatched
                ? Say.text("misused.unmatched", String.join(" ", unmatched.getUnmatched()))
                : failure instanceof CommandLine.MissingParameterException missing
                        ? Say.text(
                                "misused.missing",
                                missing.getMissing().stream().map(Main::name).collect(Collectors.joining(", ")))
                        : Say.text("misused.invalid", String.valueOf(failure.getMessage()));
        System.err.println("✗ " + why);
        System.err.println("  → "
                + Say.text(
                        "misused.help", command.getCommandSpec().qualifiedName().replaceFirst("^naohai", "./naohai")));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /// As the jar says it.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"naohai " + (version == null ? "?" : version) + ", Java " + Runtime.version()};
        }
    }
}
