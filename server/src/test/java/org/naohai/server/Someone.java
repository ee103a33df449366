package org.naohai.server;

import java.time.Duration;
import java.util.UUID;
import org.naohai.collaboration.AccessTokens;
import org.naohai.collaboration.Accounts;
import org.naohai.collaboration.Person;

/// A person with an account and a token, for one test.
public final class Someone {

    public static final String PASSWORD = "a password to test";

    private final Person person;
    private final String token;

    public Someone(RunningServer server, String login) {
        this(server, login, Accounts.Administrator.NO);
    }

    public Someone(RunningServer server, String login, Accounts.Administrator administrator) {
        person = server.bean(Accounts.class).add(login, login, PASSWORD, administrator);
        token = server.bean(AccessTokens.class)
                .issue(person.id(), "test", Duration.ofHours(1))
                .token();
    }

    public UUID id() {
        return person.id();
    }

    public String login() {
        return person.login();
    }

    public String token() {
        return token;
    }

    public String[] bearer() {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
