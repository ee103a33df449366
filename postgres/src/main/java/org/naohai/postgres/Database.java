package org.naohai.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.naohai.kernel.Refused;

/// A database with the roles and schemas of the platform.
///
/// - **addresses** one for each [Role]
public record Database(Map<Role, DatabaseAddress> addresses) {

    public Database {
        addresses = Map.copyOf(addresses);
    }

    /// Makes roles and database where they are missing; the passwords become those in the secrets folder.
    public static Database prepare(DatabaseAddress superuser, String name, Secrets secrets) {
        var addresses = new EnumMap<Role, DatabaseAddress>(Role.class);
        try (var connection = connect(superuser.dataSource())) {
            for (var role : Role.values()) {
                var password = secrets.password(role.user());
                createRole(connection, role, password);
                addresses.put(role, superuser.as(role.user(), password).database(name));
            }
            createDatabase(connection, name);
        } catch (SQLException e) {
            throw unreachable(e);
        }
        return new Database(addresses);
    }

    /// The same roles in another database.
    public Database named(String name) {
        var others = new EnumMap<Role, DatabaseAddress>(Role.class);
        addresses.forEach((role, address) -> others.put(role, address.database(name)));
        return new Database(others);
    }

    public DatabaseAddress address(Role role) {
        var address = addresses.get(role);
        if (address == null) {
            throw new IllegalStateException("no address for " + role);
        }
        return address;
    }

    public DataSource dataSource(Role role) {
        return address(role).dataSource();
    }

    /// Runs the migrations of every module on the class path, as the owner.
    public Database migrated() {
        Flyway.configure()
                .dataSource(dataSource(Role.OWNER))
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .outOfOrder(true)
                .load()
                .migrate();
        return this;
    }

    /// Refuses a server that could forget what it has acknowledged.
    public Database durable() {
        try (var connection = connect(dataSource(Role.OWNER))) {
            for (var setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                requireOn(connection, setting);
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
        return this;
    }

    private static void requireOn(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            var value = rows.getString(1);
            if (value.equals("off") || value.equals("local")) {
                throw Refused.of(Refused.Kind.UNAVAILABLE, "DATABASE_NOT_DURABLE", setting, value, "on");
            }
        }
    }

    /// The worker writes by COPY, which PostgreSQL refuses to a role that is subject to row-level security.
    private static void createRole(Connection connection, Role role, String password) throws SQLException {
        boolean exists = exists(connection, "select 1 from pg_roles where rolname = ?", role.user());
        try (var statement = connection.createStatement()) {
            var attributes = exists ? "" : " login " + (role == Role.WORKER ? "bypassrls" : "nobypassrls");
            statement.execute((exists ? "alter" : "create") + " role " + role.user() + attributes + " password '"
                    + password + "'");
        }
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        if (exists(connection, "select 1 from pg_database where datname = ?", name)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("grant " + Role.OWNER.user() + " to current_user");
            statement.execute("create database " + name + " owner " + Role.OWNER.user() + " template template0");
            statement.execute("revoke all on database " + name + " from public");
            for (var role : Role.values()) {
                statement.execute("grant connect on database " + name + " to " + role.user());
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Connection connect(DataSource source) throws SQLException {
        return source.getConnection();
    }

    private static Refused unreachable(SQLException cause) {
        return new Refused(
                Refused.Kind.UNAVAILABLE,
                org.naohai.kernel.Problem.error(
                        "DATABASE_UNREACHABLE", null, null, String.valueOf(cause.getMessage()), "an answer"),
                cause);
    }
}
