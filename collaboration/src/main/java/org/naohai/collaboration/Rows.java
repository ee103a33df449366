package org.naohai.collaboration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.naohai.kernel.Text;

/// Rows of the schema as records.
final class Rows {

    private Rows() {}

    static Institution institution(ResultSet row, int number) throws SQLException {
        return new Institution(
                row.getObject("institution_id", UUID.class),
                row.getString("key"),
                new Text(row.getString("name_zh"), row.getString("name_en")));
    }

    static Project project(ResultSet row, int number) throws SQLException {
        return new Project(
                row.getObject("project_id", UUID.class),
                row.getString("key"),
                new Text(row.getString("title_zh"), row.getString("title_en")),
                row.getObject("institution_id", UUID.class));
    }

    static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("person_id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("administrator"));
    }
}
