package org.naohai.acquisition.vault;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Ids;
import org.naohai.lake.DataFolder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Identities of persons: own schema, own database role, own key. Everything else sees pseudonyms.
@Component
public class Vault {

    private static final String BASE32 = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PSEUDONYM = 8;
    private static final int HASH_DIGITS = 8;

    private final JdbcClient jdbc;
    private final VaultKey key;

    Vault(DataFolder data, @Qualifier("vaultJdbc") JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.key = new VaultKey(data.path());
    }

    /// An identifier and whose it is, where that is known.
    public record Owned(@Nullable String subjectLabel, String kind, String field, String value) {
        @Override
        public String toString() {
            return "Owned[" + kind + "]";
        }
    }

    /// The same identifier twice is one row. Durable on return.
    public void keep(UUID projectId, Collection<Owned> identities) {
        var all = List.copyOf(identities);
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into vault.identity
                               (identity_id, project_id, subject_label, kind, field_cipher, value_cipher, value_hash)
                        select id, :project, nullif(label, ''), kind, decode(field, 'hex'), decode(value, 'hex'),
                               decode(hash, 'hex')
                        from unnest(:ids, :labels, :kinds, :fields, :values, :hashes)
                                 as one (id, label, kind, field, value, hash)
                        on conflict (project_id, coalesce(subject_label, ''), kind, value_hash) do nothing
                        """)
                .param("project", projectId)
                .param("ids", all.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("labels", column(all, one -> Objects.requireNonNullElse(one.subjectLabel(), "")))
                .param("kinds", column(all, Owned::kind))
                .param("fields", column(all, one -> hex(key.seal(context(projectId, one.kind()), one.field()))))
                .param("values", column(all, one -> hex(key.seal(context(projectId, one.kind()), one.value()))))
                .param("hashes", column(all, one -> hex(key.hash(projectId.toString(), one.kind(), one.value()))))
                .update();
    }

    /// What is known of a subject, in clear: only for owners, and audited by the caller.
    public List<Owned> reveal(UUID projectId, String subjectLabel) {
        return jdbc
                .sql("""
                        select subject_label, kind, field_cipher, value_cipher
                        from vault.identity
                        where project_id = :project and subject_label = :label
                        order by kind, identity_id
                        """)
                .param("project", projectId)
                .param("label", subjectLabel)
                .query((row, number) -> {
                    var kind = row.getString("kind");
                    var context = context(projectId, kind);
                    return new Owned(
                            row.getString("subject_label"),
                            kind,
                            key.open(context, row.getBytes("field_cipher")),
                            key.open(context, row.getBytes("value_cipher")));
                })
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// `sub-` and eight characters: the same person in the same project always gets the same.
    public String pseudonym(UUID projectId, String identifier) {
        var hash = key.hash("pseudonym", projectId.toString(), identifier);
        var label = new StringBuilder("sub-");
        for (int i = 0; i < PSEUDONYM; i++) {
            label.append(BASE32.charAt(hash[i] & 0x1F));
        }
        return label.toString();
    }

    /// A keyed hash of a path, in hex: finds a renamed path again without telling it.
    public String pathHash(UUID projectId, String dataset, String path) {
        return hex(key.hash("path", projectId.toString(), dataset, path));
    }

    /// The digits of a keyed hash that stand for a segment of a path that named someone.
    public String shortHash(UUID projectId, String segment) {
        return hex(key.hash("segment", projectId.toString(), segment)).substring(0, HASH_DIGITS);
    }

    /// Seals a value for a column outside the vault's schema.
    public byte[] seal(String context, String value) {
        return key.seal(context, value);
    }

    public String open(String context, byte[] sealed) {
        return key.open(context, sealed);
    }

    private static String context(UUID projectId, String kind) {
        return projectId + " " + kind;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String[] column(List<Owned> all, java.util.function.Function<Owned, String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }
}
