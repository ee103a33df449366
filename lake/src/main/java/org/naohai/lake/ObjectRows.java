package org.naohai.lake;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of the lake. Each call is one statement; whoever needs more holds a transaction.
final class ObjectRows {

    private final JdbcClient jdbc;

    ObjectRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// - **place** `loose`, `pack` or `sealed` · **offset** of the first byte in the pack
    record Row(
            String sha256,
            long size,
            String place,
            @Nullable UUID pack,
            long offset) {

        boolean identifying() {
            return "sealed".equals(place);
        }
    }

    record Pack(UUID id, int members, long bytes) {}

    Optional<Row> find(String sha256) {
        return jdbc.sql("""
                        select encode(sha256, 'hex') as sha256, size, place, pack_id as pack,
                               coalesce(pack_offset, 0) as "offset"
                        from lake.object
                        where sha256 = decode(:sha256, 'hex')
                        """).param("sha256", sha256).query(Row.class).optional();
    }

    Set<String> present(Collection<String> sha256) {
        return jdbc.sql("""
                        select encode(sha256, 'hex')
                        from lake.object
                        where sha256 = any(select decode(one, 'hex') from unnest(:sha256) as one)
                        """).param("sha256", sha256.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    /// Those of the given objects that lie sealed.
    Set<String> sealed(Collection<String> sha256) {
        return jdbc.sql("""
                        select encode(sha256, 'hex')
                        from lake.object
                        where sha256 = any(select decode(one, 'hex') from unnest(:sha256) as one) and identifying
                        """).param("sha256", sha256.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    Set<UUID> packs(Collection<UUID> ids) {
        return jdbc.sql("""
                        select pack_id
                        from lake.pack
                        where pack_id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list().stream()
                .collect(Collectors.toSet());
    }

    /// Packs that hold members whose rows lead elsewhere.
    List<UUID> packsWithLeftovers() {
        return jdbc.sql("""
                        select pack_id
                        from lake.pack
                        where members > (select count(*) from lake.object where object.pack_id = pack.pack_id)
                        """).query(UUID.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    List<Row> inPack(UUID pack) {
        return jdbc.sql("""
                        select encode(sha256, 'hex') as sha256, size, place, pack_id as pack,
                               pack_offset as "offset"
                        from lake.object
                        where pack_id = :pack
                        order by pack_offset
                        """).param("pack", pack).query(Row.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// A pack of a commit that is tried again may be here already.
    void insertPacks(List<Pack> packs) {
        if (packs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into lake.pack (pack_id, members, bytes)
                        select pack_id, members, bytes
                        from unnest(:id, :members, :bytes) as one (pack_id, members, bytes)
                        on conflict (pack_id) do nothing
                        """)
                .param("id", packs.stream().map(Pack::id).toArray(UUID[]::new))
                .param("members", packs.stream().map(Pack::members).toArray(Integer[]::new))
                .param("bytes", packs.stream().map(Pack::bytes).toArray(Long[]::new))
                .update();
    }

    /// An object that is here already stays where it is.
    void insert(List<Row> rows) {
        write(rows, "on conflict (sha256) do nothing");
    }

    /// An object that is here already is found at its new place from now on.
    void move(List<Row> rows) {
        write(rows, """
                on conflict (sha256) do update
                set place = excluded.place, pack_id = excluded.pack_id,
                    pack_offset = excluded.pack_offset, identifying = excluded.identifying
                """);
    }

    void deletePack(UUID pack) {
        jdbc.sql("delete from lake.pack where pack_id = :pack")
                .param("pack", pack)
                .update();
    }

    private void write(List<Row> rows, String onConflict) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into lake.object (sha256, size, place, pack_id, pack_offset, identifying)
                        select decode(sha256, 'hex'), size, place, nullif(pack, '')::uuid,
                               case when place = 'pack' then pack_offset end, place = 'sealed'
                        from unnest(:sha256, :size, :place, :pack, :pack_offset)
                                 as one (sha256, size, place, pack, pack_offset)
                        """ + onConflict)
                .param("sha256", rows.stream().map(Row::sha256).toArray(String[]::new))
                .param("size", rows.stream().map(Row::size).toArray(Long[]::new))
                .param("place", rows.stream().map(Row::place).toArray(String[]::new))
                .param(
                        "pack",
                        rows.stream()
                                .map(row -> row.pack() == null ? "" : row.pack().toString())
                                .toArray(String[]::new))
                .param("pack_offset", rows.stream().map(Row::offset).toArray(Long[]::new))
                .update();
    }
}
