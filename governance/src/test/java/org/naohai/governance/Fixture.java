package org.naohai.governance;

import java.util.UUID;
import javax.sql.DataSource;
import org.naohai.collaboration.StoredCollaboration;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The governance domain on a database of its own, wired by hand.
final class Fixture {

    final TestDatabase database = TestDatabase.fresh();
    final DataSource application = new ScopedDataSource(database.dataSource(Role.APP));
    final DataSource worker = database.dataSource(Role.WORKER);
    final DataSourceTransactionManager manager = new DataSourceTransactionManager(application);
    final TransactionTemplate transactions = new TransactionTemplate(manager);
    final JdbcClient jdbc = JdbcClient.create(application);
    final ApplicationEventPublisher events = this::published;
    final StoredCollaboration collaboration = new StoredCollaboration(jdbc, transactions, events);
    final InternedScopes scopes = new InternedScopes(jdbc, manager);
    final Grants grants = new Grants(jdbc, transactions, events);
    final CompiledAccess access = new CompiledAccess(collaboration, scopes, grants);
    final StoredAuditLog audit = new StoredAuditLog(jdbc, JdbcClient.create(worker), worker);

    UUID person(String login) {
        var id = Ids.next();
        database.jdbc(Role.APP)
                .sql("insert into collaboration.person (person_id, login, name) values (?, ?, ?)")
                .param(id)
                .param(login)
                .param(login)
                .update();
        return id;
    }

    UUID project(String key) {
        var institution = collaboration
                .findInstitution("TEST")
                .orElseGet(() -> collaboration.addInstitution("TEST", new Text("测试", "Test")));
        return collaboration
                .addProject(key, new Text(key, key), institution.id())
                .id();
    }

    private void published(Object event) {
        if (event instanceof org.naohai.collaboration.PeopleChanged changed) {
            access.forget(changed);
        }
    }
}
