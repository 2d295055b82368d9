package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexWriterIT {
    private DataSource source;

    @BeforeEach
    void prepare() throws SQLException {
        source = TestDatabase.migrated("indexing");
        try (Connection connection = source.getConnection()) {
            execute(
                    connection,
                    "INSERT INTO Channels (ChannelID, Username, Password) VALUES (1, 'ann', 'x'), (2, 'bob', 'x')");
            execute(
                    connection,
                    "INSERT INTO Videos (VideoID, PathHash, ChannelID, Title, Upload, Published) VALUES"
                            + " (1, 'aaaaaaa', 1, 'red fox', NOW(6), 1), (2, 'bbbbbbb', 2, 'blue fox', NOW(6), 1)");
        }
        index();
    }

    /** Waiting here would cause a deadlock: the deletion continues with the endings, which the index writer has locked. */
    @Test
    void shouldNotWaitForWordsLockedByOthers() throws Exception {
        try (Connection deleting = source.getConnection()) {
            deleting.setAutoCommit(false);
            execute(deleting, "DELETE FROM Videos WHERE VideoID = 1");
            execute(deleting, "DELETE FROM Channels WHERE ChannelID = 1");
            try (Connection editing = source.getConnection()) {
                execute(editing, "UPDATE Videos SET Title = 'green fox' WHERE VideoID = 2");
                execute(editing, "UPDATE Channels SET Username = 'rob' WHERE ChannelID = 2");
            }

            index();

            assertThat(words("VideoWords WHERE VideoID = 2")).isEqualTo("fox,green");
            assertThat(words("ChannelWords WHERE ChannelID = 2")).isEqualTo("rob");
            deleting.commit();
        }
    }

    /** Indexes pending rows; fails after waiting for a lock for one second. */
    private void index() throws SQLException {
        try (Connection connection = source.getConnection()) {
            execute(connection, "SET SESSION innodb_lock_wait_timeout = 1");
            connection.setAutoCommit(false);
            IndexWriter writer = new IndexWriter();
            writer.channels(connection, 10);
            writer.videos(connection, 10);
            connection.commit();
        }
    }

    private String words(String rows) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT GROUP_CONCAT(Word ORDER BY Word) FROM " + rows)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
