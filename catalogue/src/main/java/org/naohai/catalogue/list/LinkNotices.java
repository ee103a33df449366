package org.naohai.catalogue.list;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What must be said of a subject because a dataset that it is linked to invents its links (a composite one).
@Component
public class LinkNotices {

    private final JdbcClient jdbc;

    LinkNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The notice of the other dataset, as far as the acting person may read both sides of the link.
    public Optional<Text> of(@Nullable UUID subjectId) {
        return jdbc.sql("""
                select other.notice_zh, other.notice_en
                from catalogue.subject_link link
                join catalogue.subject on subject.id in (link.subject_id, link.other_subject_id) and subject.id <> :id
                join catalogue.dataset other on other.id = subject.dataset_id and other.composite
                where (link.subject_id = :id or link.other_subject_id = :id)
                    and link.scope_id = any(:mine) and link.other_scope_id = any(:mine)
                order by other.id
                limit 1
                """)
                .param("id", subjectId, java.sql.Types.OTHER)
                .param("mine", Scoped.read())
                .query((row, number) -> Rows.text(row, "notice_zh", "notice_en"))
                .optional();
    }
}
