package org.naohai.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `postgresql.conf` and `pg_hba.conf`, written anew at every start so that an old file cannot linger.
///
/// Durable (`fsync`, `full_page_writes`, `synchronous_commit`), no TCP, no trust. Plans are made for the parameters at
/// hand (`force_custom_plan`): a generic plan scans the table when few rows are readable.
final class ClusterSettings {

    /// Only the socket, only by password.
    static final String HOST_BASED_AUTHENTICATION = "local all all scram-sha-256\n";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", ""),
            Map.entry("unix_socket_permissions", "0700"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "pglz"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("plan_cache_mode", "force_custom_plan"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("idle_in_transaction_session_timeout", "10min"),
            Map.entry("log_min_messages", "warning"),
            Map.entry("log_min_error_statement", "panic"));

    private ClusterSettings() {}

    /// - **changed** settings that differ from the usual ones (tests)
    static String configuration(Path socketFolder, Map<String, String> changed) {
        var all = new TreeMap<>(SETTINGS);
        all.put("unix_socket_directories", socketFolder.toString());
        all.putAll(changed);
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
    }
}
