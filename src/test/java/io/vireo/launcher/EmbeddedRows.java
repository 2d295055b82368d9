package io.vireo.launcher;

import io.vireo.platform.database.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** Reads and changes the embedded database of a {@code vireo.jar} that is running. */
record EmbeddedRows(Path data) {
    /** Returns the number in the first column of the first row. */
    long number(String sql, Object... parameters) throws SQLException, IOException {
        try (Connection connection = connect()) {
            return Statements.select(connection, row -> row.getLong(1), sql, parameters)
                    .get(0);
        }
    }

    void change(String sql, Object... parameters) throws SQLException, IOException {
        try (Connection connection = connect()) {
            Statements.update(connection, sql, parameters);
        }
    }

    Connection connect() throws SQLException, IOException {
        MariaDbDataSource source = new MariaDbDataSource("jdbc:mariadb://localhost/vireo?localSocket="
                + data.toAbsolutePath().resolve("db.sock"));
        source.setUser("vireo");
        source.setPassword(Files.readString(data.resolve("keys/db-password")).strip());
        return source.getConnection();
    }
}
