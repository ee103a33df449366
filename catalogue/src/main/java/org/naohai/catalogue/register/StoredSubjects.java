package org.naohai.catalogue.register;

import java.util.Optional;
import java.util.UUID;
import org.naohai.catalogue.Subjects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// [Subjects] from the record, as the asking person: row-level security decides what is there.
@Component
class StoredSubjects implements Subjects {

    private final JdbcClient jdbc;

    StoredSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Subject> find(UUID subjectId) {
        return jdbc.sql("""
                        select s.id, s.dataset_id, d.project_id, s.label
                        from catalogue.subject s
                        join catalogue.dataset d on d.id = s.dataset_id
                        where s.id = :id
                        """).param("id", subjectId).query(Subject.class).optional();
    }
}
