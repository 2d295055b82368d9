package io.vireo.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC batch of inserted rows; the remaining rows are inserted on {@link #close}. */
final class InsertBatch implements AutoCloseable {
    private static final int ROWS = 500;

    private final PreparedStatement insert;
    private int waiting;

    InsertBatch(Connection connection, String sql) throws SQLException {
        this.insert = connection.prepareStatement(sql);
    }

    void add(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        waiting++;
        if (waiting == ROWS) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            insert.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        try (insert) {
            flush();
        }
    }
}
