package io.vireo.launcher;

import io.vireo.TestMail;
import io.vireo.Together;
import io.vireo.platform.database.Statements;
import io.vireo.platform.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Starts several {@code vireo.jar} that share a database, the token keys and, unless configured otherwise, a media folder. */
final class Nodes {
    private final Path shared;
    private final String database;
    private final Map<String, String> settings = new HashMap<>();

    /** @param shared the directory for the shared data and the data of each node */
    Nodes(Path shared) throws SQLException {
        this(shared, newName());
        TestDatabase.migrated(database);
    }

    private Nodes(Path shared, String database) {
        this.shared = shared;
        this.database = database;
        settings.put("VIREO_DB_URL", TestDatabase.url(database));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        settings.put("VIREO_TOKEN_KEYS", shared.resolve("keys").toString());
        settings.put("VIREO_MEDIA_ROOT", media().toString());
        settings.put("VIREO_CLUSTER_LEADER_LEASE", "PT2S");
        settings.put("VIREO_STORYBOARD_ENABLED", "true");
        settings.put("VIREO_MAIL_HOST", "127.0.0.1");
        settings.put("VIREO_MAIL_PORT", String.valueOf(TestMail.port()));
    }

    /** Returns nodes whose first start creates the tables. */
    static Nodes withoutTables(Path shared) throws SQLException {
        Nodes nodes = new Nodes(shared, newName());
        TestDatabase.empty(nodes.database);
        return nodes;
    }

    private static String newName() {
        return "nodes_" + UUID.randomUUID().toString().replace("-", "");
    }

    Nodes with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Executes a statement on the shared database. */
    void execute(String sql) throws SQLException {
        try (Connection connection = connect()) {
            Statements.update(connection, sql);
        }
    }

    /** Returns a connection to the shared database. */
    Connection connect() throws SQLException {
        return TestDatabase.existing(database).getConnection();
    }

    /** Returns the numbers in the first column of a query. */
    List<Long> select(Connection connection, String sql) throws SQLException {
        return Statements.select(connection, row -> row.getLong(1), sql);
    }

    Path media() {
        return shared.resolve("media").toAbsolutePath();
    }

    VireoProcess start() throws Exception {
        return start(Map.of());
    }

    /** Starts another node with additional settings. */
    VireoProcess start(Map<String, String> own) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(own);
        return VireoProcess.start(shared.resolve("node " + UUID.randomUUID()), all);
    }

    /** Starts several nodes concurrently. */
    List<VireoProcess> startTogether(int count) throws Exception {
        return Together.call(IntStream.range(0, count)
                .<Callable<VireoProcess>>mapToObj(node -> this::start)
                .toList());
    }
}
