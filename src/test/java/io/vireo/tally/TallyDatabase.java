package io.vireo.tally;

import io.vireo.platform.database.Statements;
import io.vireo.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A database with one channel and videos whose keys are 1, 2, 3 and so on. */
record TallyDatabase(DataSource source) {
    static TallyDatabase create(String name, int videos) throws SQLException {
        TallyDatabase database = new TallyDatabase(TestDatabase.migrated(name));
        database.execute("INSERT INTO Channels (ChannelID, Username, Password) VALUES (1, 'ann', 'x')");
        database.execute("INSERT INTO Videos (VideoID, PathHash, ChannelID, Upload, Published)"
                + " SELECT seq, CONCAT('v', seq), 1, NOW(6), TRUE FROM seq_1_to_" + videos);
        return database;
    }

    void add(TallyKind kind, long subjectId, int delta) throws SQLException {
        execute("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (?, ?, ?)", kind.number, subjectId, delta);
    }

    int execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Statements.update(connection, sql, parameters);
        }
    }

    long number(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Statements.select(connection, row -> row.getLong(1), sql, parameters)
                    .get(0);
        }
    }

    List<String> rows(String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Statements.select(connection, row -> row.getString(1), sql);
        }
    }
}
