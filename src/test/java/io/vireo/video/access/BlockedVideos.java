package io.vireo.video.access;

import io.vireo.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Blocks videos as a moderator does, directly in the database of the servers under test. */
final class BlockedVideos {
    private BlockedVideos() {}

    static void block(String hash) throws SQLException {
        try (Connection connection = TestServer.database().getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "UPDATE Videos SET Blocked = 1, AccessVersion = AccessVersion + 1 WHERE PathHash = ?",
                    hash);
            execute(
                    connection,
                    "UPDATE CatalogueVersion SET Version ="
                            + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)) WHERE ID = 1");
            execute(
                    connection,
                    "UPDATE Videos SET AccessChanged = (SELECT Version FROM CatalogueVersion) WHERE PathHash = ?",
                    hash);
            connection.commit();
        }
        // another node shows a change after the time of its cache at the latest, and this test is another node
        long until = System.nanoTime() + java.util.concurrent.TimeUnit.MILLISECONDS.toNanos(1050);
        while (System.nanoTime() < until) {
            java.util.concurrent.locks.LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    private static void execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
