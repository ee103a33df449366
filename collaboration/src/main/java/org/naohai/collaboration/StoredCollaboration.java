package org.naohai.collaboration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// [Collaboration] in the schema `collaboration`. Tens of institutions, hundreds of projects and people: lists are
/// read whole.
@Service
public class StoredCollaboration implements Collaboration {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    public StoredCollaboration(JdbcClient jdbc, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public List<Institution> listInstitutions() {
        return jdbc.sql("""
                select institution_id, key, name_zh, name_en
                from collaboration.institution
                order by key
                """).query(Rows::institution).list();
    }

    @Override
    public Optional<Institution> findInstitution(String keyOrName) {
        return jdbc.sql("""
                select institution_id, key, name_zh, name_en
                from collaboration.institution
                where key = upper(:wanted) or name_zh = :wanted or name_en = :wanted
                order by key = upper(:wanted) desc, key
                limit 1
                """).param("wanted", keyOrName).query(Rows::institution).optional();
    }

    @Override
    public Institution getInstitution(UUID institutionId) {
        return jdbc.sql("""
                select institution_id, key, name_zh, name_en
                from collaboration.institution
                where institution_id = :id
                """)
                .param("id", institutionId)
                .query(Rows::institution)
                .optional()
                .orElseThrow(() -> Refused.notFound("institution"));
    }

    @Override
    public Institution addInstitution(String key, Text name) {
        var added = new Institution(Ids.next(), key, name);
        return written("key", key, () -> {
            jdbc.sql("""
                    insert into collaboration.institution (institution_id, key, name_zh, name_en)
                    values (:id, :key, :zh, :en)
                    """)
                    .param("id", added.id())
                    .param("key", key)
                    .param("zh", name.zh())
                    .param("en", name.en())
                    .update();
            return added;
        });
    }

    @Override
    public List<Project> listProjects() {
        return jdbc.sql("""
                select project_id, key, title_zh, title_en, institution_id
                from collaboration.project
                order by key
                """).query(Rows::project).list();
    }

    @Override
    public Optional<Project> findProject(String key) {
        return jdbc.sql("""
                select project_id, key, title_zh, title_en, institution_id
                from collaboration.project
                where key = :key
                """).param("key", key).query(Rows::project).optional();
    }

    @Override
    public Optional<Project> findProject(UUID projectId) {
        return jdbc.sql("""
                select project_id, key, title_zh, title_en, institution_id
                from collaboration.project
                where project_id = :id
                """).param("id", projectId).query(Rows::project).optional();
    }

    @Override
    public Project addProject(String key, Text title, UUID institutionId) {
        var added = new Project(Ids.next(), key, title, institutionId);
        return written("key", key, () -> {
            jdbc.sql("""
                    insert into collaboration.project (project_id, key, title_zh, title_en, institution_id)
                    values (:id, :key, :zh, :en, :institution)
                    """)
                    .param("id", added.id())
                    .param("key", key)
                    .param("zh", title.zh())
                    .param("en", title.en())
                    .param("institution", institutionId)
                    .update();
            return added;
        });
    }

    @Override
    public List<Person> listPeople() {
        return jdbc.sql("""
                select person_id, login, name, administrator
                from collaboration.person
                where active
                order by login
                """).query(Rows::person).list();
    }

    @Override
    public Optional<Person> findPerson(String login) {
        return jdbc.sql("""
                select person_id, login, name, administrator
                from collaboration.person
                where login = lower(:login) and active
                """).param("login", login).query(Rows::person).optional();
    }

    @Override
    public Optional<Person> findPerson(UUID personId) {
        return jdbc.sql("""
                select person_id, login, name, administrator
                from collaboration.person
                where person_id = :id and active
                """).param("id", personId).query(Rows::person).optional();
    }

    @Override
    public List<Member> listMembers(UUID projectId) {
        return jdbc.sql("""
                select person_id, login, name, administrator, role
                from collaboration.membership
                join collaboration.person using (person_id)
                where project_id = :project and active
                order by login
                """)
                .param("project", projectId)
                .query((row, number) -> new Member(Rows.person(row, number), Role.ofKey(row.getString("role"))))
                .list();
    }

    @Override
    public Map<UUID, Role> roles(UUID personId) {
        return jdbc
                .sql("""
                select project_id, role
                from collaboration.membership
                join collaboration.person using (person_id)
                where person_id = :person and active
                """)
                .param("person", personId)
                .query((row, number) ->
                        Map.entry(row.getObject("project_id", UUID.class), Role.ofKey(row.getString("role"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<Role> findRole(UUID personId, UUID projectId) {
        return jdbc.sql("""
                select role
                from collaboration.membership
                join collaboration.person using (person_id)
                where person_id = :person and project_id = :project and active
                """)
                .param("person", personId)
                .param("project", projectId)
                .query(String.class)
                .optional()
                .map(Role::ofKey);
    }

    @Override
    public void setMember(UUID projectId, UUID personId, Role role) {
        written("member", role.key(), () -> {
            lock(projectId);
            jdbc.sql("""
                    insert into collaboration.membership (project_id, person_id, role)
                    values (:project, :person, :role)
                    on conflict (project_id, person_id) do update set role = excluded.role
                    """)
                    .param("project", projectId)
                    .param("person", personId)
                    .param("role", role.key())
                    .update();
            requireOwner(projectId, role);
            return role;
        });
    }

    @Override
    public void removeMember(UUID projectId, UUID personId) {
        written("member", "removed", () -> {
            lock(projectId);
            int removed = jdbc.sql("""
                    delete from collaboration.membership
                    where project_id = :project and person_id = :person
                    """)
                    .param("project", projectId)
                    .param("person", personId)
                    .update();
            if (removed == 0) {
                throw Refused.notFound("member");
            }
            requireOwner(projectId, Role.READER);
            return removed;
        });
    }

    /// Changes of one project's members come one after the other, so that each sees who is left.
    private void lock(UUID projectId) {
        jdbc.sql("""
                select key
                from collaboration.project
                where project_id = :id
                for update
                """).param("id", projectId).query(String.class).optional();
    }

    /// The first member of a project may be anything; once it has an owner, it keeps one.
    private void requireOwner(UUID projectId, Role changedTo) {
        if (changedTo == Role.OWNER) {
            return;
        }
        var counts = jdbc.sql("""
                select count(*) filter (where role = 'owner') as owners, count(*) as members
                from collaboration.membership
                where project_id = :project
                """)
                .param("project", projectId)
                .query((row, number) -> new long[] {row.getLong("owners"), row.getLong("members")})
                .single();
        if (counts[0] == 0 && counts[1] > 0) {
            throw Refused.of(Refused.Kind.CONFLICT, "PROJECT_WITHOUT_OWNER", "role", "no owner left", "one owner");
        }
    }

    private <T> T written(String field, String value, Supplier<T> change) {
        try {
            return transactions.execute(status -> {
                var result = change.get();
                events.publishEvent(new PeopleChanged());
                return result;
            });
        } catch (DuplicateKeyException e) {
            throw Refused.of(
                    Refused.Kind.CONFLICT, "NAME_TAKEN", field, Problem.quoted(value), "a name not yet in use");
        } catch (DataIntegrityViolationException e) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "NAME_NOT_ALLOWED",
                    field,
                    Problem.quoted(value),
                    "A-Z, 0-9, _ and -, up to 64");
        }
    }
}
