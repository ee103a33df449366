package org.naohai.postgres;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.naohai.kernel.Refused;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a database is and as whom; makes plain data sources, to be pooled by who needs a pool.
///
/// - **url** a JDBC URL · **properties** of the driver beside user and password
public record DatabaseAddress(String url, String user, String password, Map<String, String> properties) {

    public DatabaseAddress {
        properties = Map.copyOf(properties);
    }

    static DatabaseAddress ofSocket(Path folder, String user, String password) {
        var properties = Map.of(
                "socketFactory",
                UnixSocketFactory.class.getName(),
                "socketFactoryArg",
                folder.resolve(".s.PGSQL.5432").toString(),
                "sslmode",
                "disable",
                "gssEncMode",
                "disable");
        return new DatabaseAddress("jdbc:postgresql://localhost/postgres", user, password, properties);
    }

    /// A JDBC URL as a person writes it, with `user` and `password` among its parameters.
    public static DatabaseAddress ofUrl(String url) {
        var parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE,
                    "DATABASE_UNREACHABLE",
                    "NAOHAI_DATABASE_URL",
                    "no URL of PostgreSQL",
                    "NAOHAI_DATABASE_URL=jdbc:postgresql://host/database?user=…&password=…");
        }
        var bare = url.replaceAll("(?<=[?&])(?:user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
        return new DatabaseAddress(bare, parsed.getProperty("user", ""), parsed.getProperty("password", ""), Map.of());
    }

    public DatabaseAddress as(String other, String otherPassword) {
        return new DatabaseAddress(url, other, otherPassword, properties);
    }

    public DatabaseAddress database(String name) {
        return new DatabaseAddress(url.replaceFirst("(//[^/]*/)[^?]*", "$1" + name), user, password, properties);
    }

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        var all = new HashMap<>(properties);
        all.putIfAbsent("ApplicationName", "naohai");
        all.putIfAbsent("reWriteBatchedInserts", "true");
        all.forEach((key, value) -> set(source, key, value));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static void set(PGSimpleDataSource source, String key, String value) {
        try {
            source.setProperty(key, value);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("unknown driver property " + key, e);
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
