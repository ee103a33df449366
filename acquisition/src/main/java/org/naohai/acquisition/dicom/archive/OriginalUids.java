package org.naohai.acquisition.dicom.archive;

import java.util.HashMap;
import java.util.Map;
import org.naohai.acquisition.vault.Vault;
import org.naohai.kernel.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// UIDs as they came, in the vault: de-identified UID → original, by series.
@Component
class OriginalUids {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> UIDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;

    OriginalUids(@Qualifier("vaultJdbc") JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// A part that was kept already does no harm when it is kept again.
    void keep(String seriesUid, Map<String, String> uids) {
        jdbc.sql("""
                        insert into vault.dicom_original (part_id, series_uid, cipher)
                        values (:id, :series, :cipher)
                        """)
                .param("id", Ids.next())
                .param("series", seriesUid)
                .param("cipher", vault.seal(context(seriesUid), MAPPER.writeValueAsString(uids)))
                .update();
    }

    Map<String, String> of(String seriesUid) {
        var all = new HashMap<String, String>();
        jdbc.sql("""
                        select cipher
                        from vault.dicom_original
                        where series_uid = :series
                        """)
                .param("series", seriesUid)
                .query((row, number) -> MAPPER.readValue(vault.open(context(seriesUid), row.getBytes("cipher")), UIDS))
                .list()
                .forEach(part -> all.putAll(java.util.Objects.requireNonNull(part)));
        return all;
    }

    private static String context(String seriesUid) {
        return "dicom original " + seriesUid;
    }
}
