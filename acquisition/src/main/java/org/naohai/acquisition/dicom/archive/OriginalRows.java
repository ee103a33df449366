package org.naohai.acquisition.dicom.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where the bytes of instances lie that are kept as they came: in the vault, each row stands alone.
@Component
class OriginalRows {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Vault vault;

    OriginalRows(@Qualifier("vaultJdbc") JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// An instance by its de-identified UID.
    ///
    /// - **unitId** folder of the store
    record Original(String sopUid, UUID unitId, Where where) {}

    /// A range of a spool, and how to read it.
    ///
    /// - **sopClass**, **sopInstance** as they came: a bare data set needs them to become a file
    record Where(String spool, long at, long length, String syntax, Form form, String sopClass, String sopInstance) {}

    /// What is here already stays as it is.
    void add(String seriesUid, List<Original> originals) {
        if (originals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into vault.dicom_bytes (series_uid, sop_uid, unit_id, cipher)
                        select :series, sop, unit, cipher
                        from unnest(:sops, :units, :ciphers) as one (sop, unit, cipher)
                        on conflict do nothing
                        """)
                .param("series", seriesUid)
                .param("sops", originals.stream().map(Original::sopUid).toArray(String[]::new))
                .param("units", originals.stream().map(Original::unitId).toArray(UUID[]::new))
                .param(
                        "ciphers",
                        originals.stream().map(one -> sealed(seriesUid, one)).toArray(byte[][]::new))
                .update();
    }

    private byte[] sealed(String seriesUid, Original one) {
        return vault.seal(context(seriesUid), MAPPER.writeValueAsString(one.where()));
    }

    /// By SOP Instance UID, de-identified.
    Map<String, Original> of(String seriesUid) {
        var all = new HashMap<String, Original>();
        jdbc.sql("""
                        select sop_uid, unit_id, cipher
                        from vault.dicom_bytes
                        where series_uid = :series
                        """)
                .param("series", seriesUid)
                .query((row, number) -> new Original(
                        row.getString("sop_uid"),
                        row.getObject("unit_id", UUID.class),
                        MAPPER.readValue(vault.open(context(seriesUid), row.getBytes("cipher")), Where.class)))
                .list()
                .forEach(one -> all.put(Objects.requireNonNull(one).sopUid(), one));
        return all;
    }

    Set<String> present(String seriesUid) {
        return new HashSet<>(
                jdbc.sql("""
                        select sop_uid
                        from vault.dicom_bytes
                        where series_uid = :series
                        """).param("series", seriesUid).query(String.class).list());
    }

    /// How many instances of each series there are; those of which there are none are left out.
    Map<String, Integer> count(Collection<String> seriesUids) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql("""
                        select series_uid, count(*) as instances
                        from vault.dicom_bytes
                        where series_uid = any(:series)
                        group by series_uid
                        """).param("series", seriesUids.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("series_uid"), row.getInt("instances"));
        });
        return counts;
    }

    /// One instance of each series behind a UID, in the order of UIDs: what was kept more than an hour ago.
    Map<String, String> settled(String after, int limit) {
        var some = new java.util.LinkedHashMap<String, String>();
        jdbc.sql("""
                        select series_uid, min(sop_uid) as sop_uid
                        from vault.dicom_bytes
                        where series_uid > :after
                        group by series_uid
                        having max(kept_at) < now() - interval '1 hour'
                        order by series_uid
                        limit :limit
                        """).param("after", after).param("limit", limit).query(row -> {
            some.put(row.getString("series_uid"), row.getString("sop_uid"));
        });
        return some;
    }

    /// The units that rows of these series named.
    Set<UUID> remove(Collection<String> seriesUids) {
        return new HashSet<>(jdbc.sql("""
                        delete from vault.dicom_bytes
                        where series_uid = any(:series)
                        returning unit_id
                        """)
                .param("series", seriesUids.toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /// The units that rows of these instances of these series named.
    Set<UUID> remove(Collection<String> seriesUids, Collection<String> sopUids) {
        return new HashSet<>(jdbc.sql("""
                        delete from vault.dicom_bytes
                        where series_uid = any(:series) and sop_uid = any(:sops)
                        returning unit_id
                        """)
                .param("series", seriesUids.toArray(String[]::new))
                .param("sops", sopUids.toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    void remove(UUID unitId) {
        jdbc.sql("delete from vault.dicom_bytes where unit_id = :unit")
                .param("unit", unitId)
                .update();
    }

    boolean names(UUID unitId) {
        return jdbc.sql("select exists (select from vault.dicom_bytes where unit_id = :unit)")
                .param("unit", unitId)
                .query(Boolean.class)
                .single();
    }

    private static String context(String seriesUid) {
        return "dicom bytes " + seriesUid;
    }
}
