package io.vireo.search;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Inserts rows into the tables of the running server and waits for its search index. */
final class SearchRows implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The smallest number with seven digits in base 36. */
    private static final long FIRST_HASH = 2_176_782_336L;

    /** The SQL states of transactions that the database has rolled back. */
    private static final String ROLLBACK = "40";

    private final Connection connection = connect();
    private final VireoClient client;
    private final long channel;
    private int insertedCount;

    /** @param base the address of the server */
    SearchRows(URI base) throws SQLException {
        client = VireoClient.from(base, "10.1.2.3");
        channel(VireoClient.newName());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(ChannelID) FROM Channels")) {
            row.next();
            channel = row.getLong(1);
        }
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(TestDatabase.url("vireo_it"), TestDatabase.user(), TestDatabase.password());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Executes a statement, and retries it if it is rolled back because of a deadlock with the server's indexing. */
    void execute(String sql) throws SQLException {
        for (boolean done = false; !done; ) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
                done = true;
            } catch (SQLTransactionRollbackException e) {
                // retry
            }
        }
    }

    void channel(String name) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO Channels (Username, Password) VALUES (?, 'x')")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    /** Inserts a published video, newer than all earlier ones, and returns its hash path. */
    String video(String title, String description) throws SQLException {
        return videos(1, title.replace("%", "%%"), description.replace("%", "%%"))
                .get(0);
    }

    /** Inserts published videos and returns their hash paths, newest first; {@code %d} in a text is replaced by a number. */
    List<String> videos(int count, String title, String description) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new String[] {title.formatted(i), description.formatted(i)});
        }
        return add(rows);
    }

    void insert(List<String> titles) throws SQLException {
        add(titles.stream().map(title -> new String[] {title, ""}).toList());
    }

    /** Inserts all rows in one transaction, and retries it if it is rolled back because of a deadlock with the server's indexing. */
    private List<String> add(List<String[]> rows) throws SQLException {
        connection.setAutoCommit(false);
        try {
            while (true) {
                try {
                    List<String> hashes = addOnce(rows);
                    connection.commit();
                    return hashes;
                } catch (BatchUpdateException | SQLTransactionRollbackException e) {
                    rollback(e);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private List<String> addOnce(List<String[]> rows) throws SQLException {
        List<String> hashes = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO Videos (PathHash, ChannelID, Title, Description, Upload, Published)"
                        + " VALUES (?, ?, ?, ?, '2026-01-01' + INTERVAL ? SECOND, 1)")) {
            for (String[] row : rows) {
                String hash = Long.toString(RANDOM.nextLong(FIRST_HASH, 36 * FIRST_HASH), 36);
                insert.setString(1, hash);
                insert.setLong(2, channel);
                insert.setString(3, row[0]);
                insert.setString(4, row[1]);
                insert.setInt(5, insertedCount++);
                insert.addBatch();
                hashes.add(hash);
            }
            insert.executeBatch();
        }
        Collections.reverse(hashes);
        return hashes;
    }

    /** Waits until the server's index has all committed changes. */
    void index() throws Exception {
        Await.until("the changes in the search index", () -> isNumbered() && followed() >= lastChange());
    }

    private static boolean isNumbered() throws Exception {
        return Rows.select(
                        "SELECT (SELECT COUNT(*) FROM Videos WHERE SearchPending = 1)"
                                + " + (SELECT COUNT(*) FROM Channels WHERE SearchPending = 1) + (SELECT COUNT(*) FROM SearchQueue)")
                .equals(List.of("0"));
    }

    private static long lastChange() throws Exception {
        return Long.parseLong(Rows.select("SELECT LastSeq FROM SearchLog").get(0));
    }

    private double followed() {
        String name = "vireo_search_change ";
        return client.request()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    /** Rolls back after a deadlock; throws the exception if it is none. */
    private void rollback(SQLException e) throws SQLException {
        connection.rollback();
        if (!String.valueOf(e.getSQLState()).startsWith(ROLLBACK)) {
            throw e;
        }
    }

    /** Returns the hash paths of the published videos whose titles contain the text, found by a table scan. */
    List<String> scan(String text) throws SQLException {
        List<String> hashes = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT PathHash FROM Videos WHERE Published = 1 AND ChannelID = ?"
                        + " AND Title LIKE CONCAT('%', ?, '%') ESCAPE '!'")) {
            select.setLong(1, channel);
            select.setString(2, text.replaceAll("[!%_]", "!$0"));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.add(row.getString(1));
                }
            }
        }
        return hashes;
    }
}
