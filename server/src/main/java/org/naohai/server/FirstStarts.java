package org.naohai.server;

import java.util.Comparator;
import org.naohai.collaboration.Accounts;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.RandomToken;
import org.naohai.collaboration.Tickets;
import org.springframework.stereotype.Component;

/// What a start does before it says that it is ready.
@Component
public class FirstStarts {

    private static final String LOGIN = "admin";

    private final Accounts accounts;
    private final Collaboration collaboration;
    private final Tickets tickets;
    private final DemoLoader demo;

    FirstStarts(Accounts accounts, Collaboration collaboration, Tickets tickets, DemoLoader demo) {
        this.accounts = accounts;
        this.collaboration = collaboration;
        this.tickets = tickets;
        this.demo = demo;
    }

    /// Makes the first administrator, begins to load the demo where it is wanted and not there, and gives a ticket for
    /// the sign-in link. Does not wait for the demo.
    public String prepare() {
        var administrator = administrator();
        demo.begin(administrator);
        return tickets.issue(administrator.id());
    }

    /// Another ticket for the sign-in link.
    public String ticket() {
        return tickets.issue(administrator().id());
    }

    private Person administrator() {
        if (!accounts.anyAdministrator()) {
            accounts.add(LOGIN, "管理员 · Administrator", RandomToken.make(""), Accounts.Administrator.YES);
        }
        return collaboration.listPeople().stream()
                .filter(Person::administrator)
                .min(Comparator.comparing(Person::id))
                .orElseThrow();
    }
}
