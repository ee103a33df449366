package org.naohai.governance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Hands out connections that know who is asking: row-level security reads the acting person's scopes from the
/// settings `naohai.discover`, `naohai.read`, `naohai.contribute` and `naohai.own`.
///
/// They are set anew at every hand-out (one statement), so nothing is left of the person before; nobody acting means
/// empty sets, which see no row.
public final class ScopedDataSource extends DelegatingDataSource {

    private static final Reach NOTHING = new Reach(Set.of(), Set.of(), Set.of(), Set.of());
    private static final String SET = """
            select set_config('naohai.discover', ?, false),
                   set_config('naohai.read', ?, false),
                   set_config('naohai.contribute', ?, false),
                   set_config('naohai.own', ?, false)
            """;

    public ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            tell(connection, Acting.WHO.isBound() ? Acting.WHO.get().reach() : NOTHING);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void tell(Connection connection, Reach reach) throws SQLException {
        try (var statement = connection.prepareStatement(SET)) {
            statement.setString(1, array(reach.discover()));
            statement.setString(2, array(reach.read()));
            statement.setString(3, array(reach.contribute()));
            statement.setString(4, array(reach.own()));
            statement.execute();
        }
    }

    private static String array(Set<Integer> scopes) {
        return scopes.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
