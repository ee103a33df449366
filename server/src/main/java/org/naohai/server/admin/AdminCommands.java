package org.naohai.server.admin;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.naohai.collaboration.AccessTokens;
import org.naohai.collaboration.Accounts;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Institution;
import org.naohai.collaboration.Member;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Project;
import org.naohai.collaboration.RandomToken;
import org.naohai.collaboration.Role;
import org.naohai.governance.AuditLog;
import org.naohai.governance.AuditVerification;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.naohai.kernel.Wordless;
import org.naohai.server.DemoLoader;
import org.naohai.server.FirstStarts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the admin socket understands: `{"command":"user.add","arguments":{…}}` is answered with `{"ok":{…}}` or
/// `{"problem":{…}}`.
@Component
class AdminCommands {

    private static final Logger LOG = LoggerFactory.getLogger(AdminCommands.class);

    private final JsonMapper json;
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Collaboration collaboration;
    private final AuditLog audit;
    private final AuditVerification verification;
    private final DemoLoader demo;
    private final Environment environment;
    private final TransactionTemplate transactions;
    private final FirstStarts first;

    private final DicomCommands dicom;

    private final Map<String, AdminCommand> commands = Map.of(
            "user.add", together(this::addUser),
            "user.reset-password", together(this::resetPassword),
            "project.add", together(this::addProject),
            "member.add", together(this::addMember),
            "token.create", together(this::createToken),
            "import.token", together(this::createImportToken),
            "import.token-back", together(this::takeImportTokenBack),
            "audit.verify", this::verifyAudit,
            "link", this::link,
            "status", this::status);

    AdminCommands(
            JsonMapper json,
            Accounts accounts,
            AccessTokens tokens,
            Collaboration collaboration,
            AuditLog audit,
            AuditVerification verification,
            DemoLoader demo,
            Environment environment,
            TransactionTemplate transactions,
            FirstStarts first,
            DicomCommands dicom) {
        this.json = json;
        this.accounts = accounts;
        this.tokens = tokens;
        this.collaboration = collaboration;
        this.audit = audit;
        this.verification = verification;
        this.demo = demo;
        this.environment = environment;
        this.transactions = transactions;
        this.first = first;
        this.dicom = dicom;
    }

    /// What a command changes, and the audit's row of it, in one transaction.
    private AdminCommand together(AdminCommand command) {
        return arguments -> Objects.requireNonNull(transactions.execute(status -> command.run(arguments)));
    }

    String run(String line) {
        try {
            var request = json.readTree(line);
            var name = request.path("command").asString("");
            var command = commands.getOrDefault(name, dicom.commands().get(name));
            if (command == null) {
                throw Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", "command", "an unknown one", "a known one");
            }
            return json.writeValueAsString(Map.of("ok", command.run(request.path("arguments"))));
        } catch (Refused refused) {
            return problem(refused.problem());
        } catch (JacksonException e) {
            return problem(Problem.error("REQUEST_INVALID", null, null, "not JSON", "a line of JSON"));
        } catch (RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("admin command failed");
            return problem(Problem.error("INTERNAL", null, null, "a failure of the server", "an answer"));
        }
    }

    private String problem(Problem problem) {
        return json.writeValueAsString(Map.of(
                "problem",
                Map.of(
                        "code", problem.code(),
                        "title", problem.title(),
                        "fix", problem.fix(),
                        "found", problem.found(),
                        "expected", problem.expected())));
    }

    private Map<String, ?> status(JsonNode arguments) {
        return Map.of(
                "running",
                true,
                "demo",
                demo.state().name().toLowerCase(Locale.ROOT),
                "url",
                address(),
                "dicom",
                dicom.status());
    }

    /// The one-time link that `naohai up` prints, anew.
    private Map<String, ?> link(JsonNode arguments) {
        record("link.make", "link", Map.of());
        return Map.of("url", address() + "/enter?ticket=" + first.ticket());
    }

    /// Where a browser on this machine finds the server.
    private String address() {
        var host = environment.getProperty("server.address", "127.0.0.1");
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + shown + ":" + environment.getProperty("local.server.port", "8080");
    }

    private Map<String, ?> addUser(JsonNode arguments) {
        var login = text(arguments, "login").toLowerCase(Locale.ROOT);
        var password = RandomToken.make("").substring(0, 16);
        var administrator = arguments.path("administrator").asBoolean(false)
                ? Accounts.Administrator.YES
                : Accounts.Administrator.NO;
        var person = accounts.add(login, arguments.path("name").asString(login), password, administrator);
        record("person.add", "person:" + person.id(), Map.of());
        return Map.of("login", login, "password", password);
    }

    private Map<String, ?> resetPassword(JsonNode arguments) {
        var person = person(arguments, "login");
        var password = RandomToken.make("").substring(0, 16);
        accounts.resetPassword(person.id(), password);
        record("password.reset", "person:" + person.id(), Map.of());
        return Map.of("login", person.login(), "password", password);
    }

    private Map<String, ?> addProject(JsonNode arguments) {
        var key = text(arguments, "key").toUpperCase(Locale.ROOT);
        var title = text(arguments, "title");
        var institution = institution(text(arguments, "institution"));
        var project = collaboration.addProject(key, new Text(title, title), institution.id());
        record("project.add", "project:" + project.id(), Map.of("project", project.id()));
        firstAdministrator().ifPresent(person -> {
            collaboration.setMember(project.id(), person.id(), Role.OWNER);
            record("member.add", "person:" + person.id(), Map.of("project", project.id(), "role", Role.OWNER.key()));
        });
        return Map.of("key", project.key(), "institution", institution.key());
    }

    /// Who works at this machine: the owner of what is made here until another one is named.
    private Optional<Person> firstAdministrator() {
        return firstAdministrator(collaboration);
    }

    static Optional<Person> firstAdministrator(Collaboration collaboration) {
        return collaboration.listPeople().stream().filter(Person::administrator).min(Comparator.comparing(Person::id));
    }

    private Map<String, ?> addMember(JsonNode arguments) {
        var project = project(text(arguments, "project"));
        var person = person(arguments, "login");
        var role = Role.ofKey(text(arguments, "role"));
        collaboration.setMember(project.id(), person.id(), role);
        record("member.add", "person:" + person.id(), Map.of("project", project.id(), "role", role.key()));
        return Map.of("project", project.key(), "login", person.login(), "role", role.key());
    }

    private Map<String, ?> createToken(JsonNode arguments) {
        var person = person(arguments, "login");
        var issued = tokens.issue(
                person.id(),
                arguments.path("name").asString("command line"),
                Duration.ofDays(arguments.path("days").asInt((int) AccessTokens.USUAL.toDays())));
        record("token.add", "token:" + issued.about().id(), Map.of("of", person.id()));
        return Map.of("token", issued.token(), "expiresAt", issued.about().expiresAt());
    }

    /// For `naohai import` on this machine: the server's address and a token for a day of the first member who may
    /// import, owners before contributors.
    private Map<String, ?> createImportToken(JsonNode arguments) {
        var project = project(text(arguments, "project"));
        var member = collaboration.listMembers(project.id()).stream()
                .filter(one -> one.role() != Role.READER)
                .min(Comparator.comparing(Member::role)
                        .thenComparing(one -> one.person().login()))
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.CONFLICT,
                        "PROJECT_WITHOUT_CONTRIBUTOR",
                        "project",
                        project.key(),
                        "a contributor"));
        var issued = tokens.issue(member.person().id(), "import on this machine", Duration.ofDays(1));
        record(
                "token.add",
                "token:" + issued.about().id(),
                Map.of("of", member.person().id()));
        return Map.of(
                "token",
                issued.token(),
                "id",
                issued.about().id(),
                "url",
                address(),
                "login",
                member.person().login());
    }

    /// The end of an import on this machine.
    private Map<String, ?> takeImportTokenBack(JsonNode arguments) {
        var person = person(arguments, "login");
        var id = UUID.fromString(text(arguments, "id"));
        tokens.revoke(person.id(), id);
        record("token.revoke", "token:" + id, Map.of("of", person.id()));
        return Map.of();
    }

    private Map<String, ?> verifyAudit(JsonNode arguments) {
        var verified = verification.verify();
        return Map.of("entries", verified.entries(), "checkpoints", verified.checkpoints(), "root", verified.root());
    }

    private void record(String action, String object, Map<String, ?> details) {
        var all = new java.util.HashMap<String, Object>(details);
        all.put("how", "admin socket");
        audit.record(action, object, all);
    }

    private Institution institution(String keyOrName) {
        return collaboration.findInstitution(keyOrName).orElseGet(() -> addInstitution(keyOrName));
    }

    private Institution addInstitution(String name) {
        var added = collaboration.addInstitution(InstitutionKey.of(name), new Text(name, name));
        record("institution.add", "institution:" + added.id(), Map.of());
        return added;
    }

    private Project project(String key) {
        return collaboration
                .findProject(key.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.NOT_FOUND, "PROJECT_UNKNOWN", "project", Problem.quoted(key), "a known key"));
    }

    private Person person(JsonNode arguments, String field) {
        var login = text(arguments, field);
        return collaboration
                .findPerson(login)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.NOT_FOUND, "LOGIN_UNKNOWN", field, Problem.quoted(login), "a known login"));
    }

    static String text(JsonNode arguments, String field) {
        var value = arguments.path(field).asString("").strip();
        if (value.isEmpty()) {
            throw Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", field, "nothing", "a value");
        }
        return value;
    }
}
