package org.naohai.acquisition.vault;

import java.util.Base64;
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

    /// One unit of a dataset.
    ///
    /// - **dataset** by its name in the project: an identifier is kept before the record knows of a new
    ///   dataset
    /// - **path** as everyone may see it
    public record Place(UUID projectId, String dataset, String path) {}

    /// What a unit tells: the same identifier of a subject twice is one row; what nobody owns stays the unit's
    /// until [#assign]. A subject is (dataset, label): `sub-01` of another dataset is another child. Durable on
    /// return.
    public void keep(Place place, Collection<Owned> identities) {
        var all = List.copyOf(identities);
        if (all.isEmpty()) {
            return;
        }
        var projectId = place.projectId();
        jdbc.sql("""
                        insert into vault.identity
                               (identity_id, project_id, dataset_name, subject_label, unit_hash, kind, field_cipher,
                                value_cipher, value_hash)
                        select id, :project, :dataset, nullif(label, ''),
                               case when label = '' then decode(:unit, 'hex') end,
                               kind, decode(field, 'hex'), decode(value, 'hex'), decode(hash, 'hex')
                        from unnest(:ids, :labels, :kinds, :fields, :values, :hashes)
                                 as one (id, label, kind, field, value, hash)
                        on conflict (project_id, dataset_name, coalesce(subject_label, encode(unit_hash, 'hex')), kind,
                                     value_hash) do nothing
                        """)
                .param("project", projectId)
                .param("dataset", place.dataset())
                .param("unit", unit(place))
                .param("ids", all.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("labels", column(all, one -> Objects.requireNonNullElse(one.subjectLabel(), "")))
                .param("kinds", column(all, Owned::kind))
                .param("fields", column(all, one -> hex(key.seal(context(projectId, one.kind()), one.field()))))
                .param("values", column(all, one -> hex(key.seal(context(projectId, one.kind()), one.value()))))
                .param("hashes", column(all, one -> hex(key.hash(projectId.toString(), one.kind(), one.value()))))
                .update();
    }

    /// What the unit told of nobody in particular is the subject's from now on.
    public void assign(Place place, String subjectLabel) {
        jdbc.sql("""
                        with told as (
                            delete from vault.identity
                            where project_id = :project and dataset_name = :dataset and subject_label is null
                              and unit_hash = decode(:unit, 'hex')
                            returning identity_id, kind, field_cipher, value_cipher, value_hash, algorithm, at)
                        insert into vault.identity
                               (identity_id, project_id, dataset_name, subject_label, kind, field_cipher, value_cipher,
                                value_hash, algorithm, at)
                        select identity_id, :project, :dataset, :label, kind, field_cipher, value_cipher, value_hash,
                               algorithm, at
                        from told
                        on conflict (project_id, dataset_name, coalesce(subject_label, encode(unit_hash, 'hex')), kind,
                                     value_hash) do nothing
                        """)
                .param("project", place.projectId())
                .param("dataset", place.dataset())
                .param("unit", unit(place))
                .param("label", subjectLabel)
                .update();
    }

    private String unit(Place place) {
        return pathHash(place.projectId(), place.dataset(), place.path());
    }

    /// A subject of a dataset.
    public record Holder(UUID projectId, String dataset, String subjectLabel) {}

    /// What was taken for one subject's is another's: identifiers of these values, of whatever kind.
    public void move(Holder from, Holder to, Collection<String> values) {
        var wrong = reveal(from.projectId(), from.dataset(), from.subjectLabel()).stream()
                .filter(one -> values.contains(one.value()) && !one.value().isEmpty())
                .toList();
        if (wrong.isEmpty() || from.equals(to)) {
            return;
        }
        var place = new Place(to.projectId(), to.dataset(), "");
        keep(
                place,
                wrong.stream()
                        .map(one -> new Owned(to.subjectLabel(), one.kind(), one.field(), one.value()))
                        .toList());
        delete(from, wrong);
    }

    /// What was taken for a subject's is not: identifiers of these values, as far as these fields told them.
    public void forget(Holder holder, Collection<String> fields, Collection<String> values) {
        var wrong = reveal(holder.projectId(), holder.dataset(), holder.subjectLabel()).stream()
                .filter(one -> fields.contains(one.field()) && values.contains(one.value()))
                .toList();
        if (!wrong.isEmpty()) {
            delete(holder, wrong);
        }
    }

    private void delete(Holder holder, List<Owned> wrong) {
        var projectId = holder.projectId();
        jdbc.sql("""
                        delete from vault.identity
                        where project_id = :project and dataset_name = :dataset and subject_label = :label
                          and value_hash = any(select decode(one, 'hex') from unnest(:hashes) as one)
                        """)
                .param("project", projectId)
                .param("dataset", holder.dataset())
                .param("label", holder.subjectLabel())
                .param("hashes", column(wrong, one -> hex(key.hash(projectId.toString(), one.kind(), one.value()))))
                .update();
    }

    /// What is known of a subject of a dataset, in clear: only for owners, and audited by the caller.
    public List<Owned> reveal(UUID projectId, String dataset, String subjectLabel) {
        return jdbc
                .sql("""
                        select subject_label, kind, field_cipher, value_cipher
                        from vault.identity
                        where project_id = :project and dataset_name = :dataset and subject_label = :label
                        order by kind, identity_id
                        """)
                .param("project", projectId)
                .param("dataset", dataset)
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

    /// 32 bytes for one use in one project, derived from the vault's key.
    public byte[] projectKey(String use, UUID projectId) {
        return key.hash("project key", use, projectId.toString());
    }

    /// A keyed hash of texts: finds the same again without telling it.
    public byte[] hash(String... parts) {
        return key.hash(parts);
    }

    /// Seals a value for a column outside the vault's schema.
    public byte[] seal(String context, String value) {
        return key.seal(context, value);
    }

    public String open(String context, byte[] sealed) {
        return key.open(context, sealed);
    }

    /// An original path that only the sender of an import may read, as a text that may be kept anywhere.
    public String sealPath(UUID intakeId, String path) {
        return Base64.getEncoder().encodeToString(seal("path " + intakeId, path));
    }

    public String openPath(UUID intakeId, String sealed) {
        return open("path " + intakeId, Base64.getDecoder().decode(sealed));
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
