package org.naohai.server.isolation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.vault.Vault;
import org.naohai.kernel.Ids;
import org.naohai.lake.DataFolder;
import org.naohai.server.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The bytes of an archived instance as they came, as the archive would have kept them.
final class KeptOriginal {

    private KeptOriginal() {}

    static void of(RunningServer server, String series, String instance) {
        var bytes = ("the original of " + instance).getBytes(StandardCharsets.UTF_8);
        var unit = Ids.next();
        try {
            var store = new QuarantineStore(server.bean(DataFolder.class), "originals");
            var where = Map.of(
                    "spool", store.keep(unit, new ByteArrayInputStream(bytes)),
                    "at", 0,
                    "length", bytes.length,
                    "syntax", "1.2.840.10008.1.2.1",
                    "form", "FILE",
                    "sopClass", "1.2.840.10008.5.1.4.1.1.4",
                    "sopInstance", "1.2.3");
            server.bean("vaultJdbc", JdbcClient.class)
                    .sql("""
                            insert into vault.dicom_bytes (series_uid, sop_uid, unit_id, cipher)
                            values (:series, :sop, :unit, :cipher)
                            """)
                    .param("series", series)
                    .param("sop", instance)
                    .param("unit", unit)
                    .param(
                            "cipher",
                            server.bean(Vault.class)
                                    .seal(
                                            "dicom bytes " + series,
                                            JsonMapper.shared().writeValueAsString(where)))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
