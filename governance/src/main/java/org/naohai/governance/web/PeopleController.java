package org.naohai.governance.web;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Accounts;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.RandomToken;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The people with an account, for those who may make them members.
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private final Collaboration collaboration;
    private final Accounts accounts;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    PeopleController(Collaboration collaboration, Accounts accounts, AuditLog audit, TransactionTemplate transactions) {
        this.collaboration = collaboration;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
    }

    record PersonRow(String login, String name, boolean administrator) {}

    /// - **password** none: one is made up, and shown this once
    record NewPerson(
            @Nullable String login,
            @Nullable String name,
            @Nullable String password,
            boolean administrator) {}

    record AddedPerson(
            String login,
            String name,
            boolean administrator,
            @Nullable String temporaryPassword) {}

    @GetMapping
    Page<PersonRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Administrators.requireOrOwner(collaboration);
        var rows = collaboration.listPeople().stream()
                .map(person -> new PersonRow(person.login(), person.name(), person.administrator()))
                .toList();
        return Page.of(rows, PersonRow::login, cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AddedPerson add(@RequestBody NewPerson wanted) {
        Administrators.require();
        var login = Refused.required("login", wanted.login()).strip().toLowerCase(Locale.ROOT);
        var name = wanted.name() == null || wanted.name().isBlank()
                ? login
                : wanted.name().strip();
        var given = wanted.password();
        var password = given == null ? RandomToken.make("").substring(0, 16) : given;
        var administrator = wanted.administrator() ? Accounts.Administrator.YES : Accounts.Administrator.NO;
        var person = Objects.requireNonNull(transactions.execute(status -> {
            var added = accounts.add(login, name, password, administrator);
            audit.record("person.add", "person:" + added.id(), Map.of());
            return added;
        }));
        return new AddedPerson(person.login(), person.name(), person.administrator(), given == null ? password : null);
    }
}
